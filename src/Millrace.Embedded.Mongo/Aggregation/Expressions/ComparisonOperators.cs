namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$cmp, $eq, $ne, $gt, $gte, $lt, $lte: by MongoDB's order of all values, across types.</summary>
internal static class ComparisonOperators
{
    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$cmp"] = Operators.Binary((left, right) => Math.Sign(left.CompareTo(right))),
        ["$eq"] = Operators.Binary((left, right) => left.CompareTo(right) == 0),
        ["$ne"] = Operators.Binary((left, right) => left.CompareTo(right) != 0),
        ["$gt"] = Operators.Binary((left, right) => left.CompareTo(right) > 0),
        ["$gte"] = Operators.Binary((left, right) => left.CompareTo(right) >= 0),
        ["$lt"] = Operators.Binary((left, right) => left.CompareTo(right) < 0),
        ["$lte"] = Operators.Binary((left, right) => left.CompareTo(right) <= 0),
    };
}
