using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>An operator that computes its value from one operand.</summary>
internal sealed class UnaryExpression(Expression operand, Func<BsonValue, BsonValue> compute) : Expression
{
    public override BsonValue Evaluate(BsonDocument root) => compute(operand.Evaluate(root));
}
