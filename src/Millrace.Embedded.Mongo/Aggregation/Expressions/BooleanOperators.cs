namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$and, $or, $not.</summary>
internal static class BooleanOperators
{
    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$and"] = (name, operand, scope) => new AndExpression(Operators.Arguments(name, operand, scope, 0, int.MaxValue)),
        ["$or"] = (name, operand, scope) => new OrExpression(Operators.Arguments(name, operand, scope, 0, int.MaxValue)),
        ["$not"] = Operators.Unary(value => !value.IsTrue()),
    };
}
