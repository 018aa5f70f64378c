using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>$expr: an aggregation expression that is true.</summary>
internal sealed class ExpressionNode(Expression expression) : MatchNode
{
    public override bool Matches(BsonValue subject, MatchState state) => expression.Evaluate(subject.AsDocument).IsTrue();
}
