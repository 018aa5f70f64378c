using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$filter: the elements for which the condition is true, at most <c>limit</c> of them.</summary>
internal sealed class FilterExpression(Expression input, Variable element, Expression condition, Expression? limit,
    ExpressionScope scope) : Expression
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
            throw new CommandException((ErrorCode)28651, $"input to $filter must be an array not {BsonTypeName.Of(array.Type)}");
        }

        var most = Limit(root);
        var kept = new BsonArray();
        foreach (var candidate in array.AsArray)
        {
            scope.CheckInterrupt();
            element.Value = candidate;
            if (condition.Evaluate(root).IsTrue())
            {
                kept.Add(candidate);
                if (kept.Count >= most)
                {
                    break;
                }
            }
        }

        return kept;
    }

    private int Limit(BsonDocument root)
    {
        var value = limit?.Evaluate(root) ?? default;
        if (value.IsNullish())
        {
            return int.MaxValue;
        }

        if (!value.TryGetWholeInt32(out var most))
        {
            throw new CommandException((ErrorCode)327391, $"$filter: limit must be represented as a 32-bit integral value: {value}");
        }

        return most > 0 ? most : throw new CommandException((ErrorCode)327392, $"$filter: limit must be greater than 0: {most}");
    }
}
