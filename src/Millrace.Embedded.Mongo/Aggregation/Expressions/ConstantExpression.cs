using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>A value written in the expression, or a variable whose value the whole command shares.</summary>
internal sealed class ConstantExpression(BsonValue value) : Expression
{
    public static ConstantExpression Missing { get; } = new(default);

    public BsonValue Value { get; } = value;

    public override BsonValue Evaluate(BsonDocument root) => Value;
}
