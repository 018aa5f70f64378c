using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary><c>"$$name"</c> or <c>"$$name.a.b"</c>.</summary>
internal sealed class VariableExpression(Variable variable, string[] path) : Expression
{
    public override BsonValue Evaluate(BsonDocument root) => FieldPathExpression.GetFrom(variable.Value, path, 0);
}
