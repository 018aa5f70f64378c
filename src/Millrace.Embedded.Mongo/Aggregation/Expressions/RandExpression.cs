using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$rand: a double in [0, 1), new for each document.</summary>
internal sealed class RandExpression : Expression
{
    public override BsonValue Evaluate(BsonDocument root) => Random.Shared.NextDouble();
}
