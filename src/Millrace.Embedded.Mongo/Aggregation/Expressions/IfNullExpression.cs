using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$ifNull: the first operand that is not null or missing, else the last.</summary>
internal sealed class IfNullExpression(Expression[] operands) : Expression
{
    public override BsonValue Evaluate(BsonDocument root)
    {
        for (var i = 0; i < operands.Length - 1; i++)
        {
            var value = operands[i].Evaluate(root);
            if (!value.IsNullish())
            {
                return value;
            }
        }

        return operands[^1].Evaluate(root);
    }
}
