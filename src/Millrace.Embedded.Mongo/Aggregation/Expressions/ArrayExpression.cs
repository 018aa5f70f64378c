using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary><c>[expression, ...]</c>: a new array; an element whose value is missing becomes null.</summary>
internal sealed class ArrayExpression(Expression[] elements) : Expression
{
    public Expression[] Elements { get; } = elements;

    public override BsonValue Evaluate(BsonDocument root)
    {
        var array = new BsonArray();
        foreach (var element in Elements)
        {
            var value = element.Evaluate(root);
            array.Add(value.IsMissing ? BsonValue.Null : value);
        }

        return array;
    }
}
