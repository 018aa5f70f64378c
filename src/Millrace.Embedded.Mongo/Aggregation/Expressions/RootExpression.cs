using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary><c>"$$ROOT"</c> and <c>"$$CURRENT"</c>: the whole document.</summary>
internal sealed class RootExpression : Expression
{
    public override BsonValue Evaluate(BsonDocument root) => root;
}
