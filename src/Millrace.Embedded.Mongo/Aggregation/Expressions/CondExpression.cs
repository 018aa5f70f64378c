using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$cond.</summary>
internal sealed class CondExpression(Expression condition, Expression then, Expression otherwise) : Expression
{
    public override BsonValue Evaluate(BsonDocument root)
        => condition.Evaluate(root).IsTrue() ? then.Evaluate(root) : otherwise.Evaluate(root);
}
