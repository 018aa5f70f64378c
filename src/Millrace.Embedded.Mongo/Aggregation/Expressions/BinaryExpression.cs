using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>An operator that computes its value from two operands, both always evaluated.</summary>
internal sealed class BinaryExpression(Expression left, Expression right, Func<BsonValue, BsonValue, BsonValue> compute) : Expression
{
    public override BsonValue Evaluate(BsonDocument root) => compute(left.Evaluate(root), right.Evaluate(root));
}
