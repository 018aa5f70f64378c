using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$map: an expression's value for each element; a missing one becomes null.</summary>
internal sealed class MapExpression(Expression input, Variable element, Expression body, ExpressionScope scope) : Expression
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
            throw new CommandException((ErrorCode)16883, $"input to $map must be an array not {BsonTypeName.Of(array.Type)}");
        }

        var mapped = new BsonArray(array.AsArray.Count);
        foreach (var value in array.AsArray)
        {
            scope.CheckInterrupt();
            element.Value = value;
            mapped.Add(body.Evaluate(root).OrNull());
        }

        return mapped;
    }
}
