using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$reduce: folds an array from the left with <c>$$value</c> and <c>$$this</c>.</summary>
internal sealed class ReduceExpression(
    Expression input, Expression seed, Variable element, Variable accumulated, Expression body, ExpressionScope scope) : Expression
{
    public override BsonValue Evaluate(BsonDocument root)
    {
        var array = input.Evaluate(root);
        if (array.IsNullish())
        {
            return BsonValue.Null;
        }

        if (array.Type != BsonType.Array)
        {
            throw new CommandException((ErrorCode)40080, $"$reduce requires that 'input' be an array, found: {array}");
        }

        var value = seed.Evaluate(root);
        foreach (var current in array.AsArray)
        {
            scope.CheckInterrupt();
            element.Value = current;
            accumulated.Value = value;
            value = body.Evaluate(root);

            // The only place where a value can grow deeper with the data instead of with the expression.
            if (!NestingDepth.IsWithin(value, BsonLimits.MaxDepth))
            {
                throw new CommandException(ErrorCode.Overflow, $"$reduce made a value that nests deeper than {BsonLimits.MaxDepth} levels");
            }
        }

        return value;
    }
}
