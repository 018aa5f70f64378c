using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>An operator that computes its value from any number of operands, all always evaluated.</summary>
internal sealed class VariadicExpression(Expression[] operands, Func<BsonValue[], BsonValue> compute) : Expression
{
    public override BsonValue Evaluate(BsonDocument root)
    {
        var values = new BsonValue[operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            values[i] = operands[i].Evaluate(root);
        }

        return compute(values);
    }
}
