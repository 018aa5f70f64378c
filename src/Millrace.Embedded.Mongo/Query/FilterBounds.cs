using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>
/// What a filter says about one indexed path: a document can only match when one of its values there (each element of an array counts;
/// a missing field counts as null) lies in one of the intervals. The candidates still have to be matched.
/// </summary>
internal static class FilterBounds
{
    /// <summary>
    /// Bounds for an index that may hold several values of one document. Two conditions may then be met by two elements, so only the
    /// narrower one counts.
    /// </summary>
    /// <returns>Disjoint intervals in ascending order, none when nothing can match; null when the filter does not restrict the
    /// path.</returns>
    public static IReadOnlyList<ValueInterval>? For(BsonDocument filter, string path) => Conjunction(filter, path, BoundsList.Narrower);

    /// <summary>Bounds for an index that holds one value per document: all conditions count together.</summary>
    /// <returns>As <see cref="For"/>.</returns>
    public static IReadOnlyList<ValueInterval>? ForSingleValued(BsonDocument filter, string path)
        => Conjunction(filter, path, BoundsList.Intersect);

    private static IReadOnlyList<ValueInterval>? Conjunction(BsonDocument filter, string path, BoundsList.Combination combine)
    {
        IReadOnlyList<ValueInterval>? bounds = null;
        foreach (var (name, value) in filter)
        {
            var part = name switch
            {
                "$and" => All(value, path, combine),
                "$or" => Any(value, path, combine),
                _ when name == path => Field(value, combine),
                _ => null,
            };
            bounds = combine(bounds, part);
        }

        return bounds;
    }

    private static IReadOnlyList<ValueInterval>? All(BsonValue operand, string path, BoundsList.Combination combine)
    {
        IReadOnlyList<ValueInterval>? bounds = null;
        foreach (var branch in operand.AsArray)
        {
            bounds = combine(bounds, Conjunction(branch.AsDocument, path, combine));
        }

        return bounds;
    }

    private static IReadOnlyList<ValueInterval>? Any(BsonValue operand, string path, BoundsList.Combination combine)
    {
        var union = new List<ValueInterval>();
        foreach (var branch in operand.AsArray)
        {
            if (Conjunction(branch.AsDocument, path, combine) is not { } bounds)
            {
                return null;
            }

            union.AddRange(bounds);
        }

        return BoundsList.Normalize(union);
    }

    private static IReadOnlyList<ValueInterval>? Field(BsonValue value, BoundsList.Combination combine)
        => FilterCompiler.IsConditions(value) ? Conditions(value.AsDocument, combine) : Equal(value);

    private static IReadOnlyList<ValueInterval>? Conditions(BsonDocument conditions, BoundsList.Combination combine)
    {
        IReadOnlyList<ValueInterval>? bounds = null;
        foreach (var (name, operand) in conditions)
        {
            var part = name switch
            {
                "$eq" when operand.Type != BsonType.RegularExpression => Equal(operand),
                "$gt" or "$gte" or "$lt" or "$lte" => Range(name, operand),
                "$in" => In(operand),
                "$all" => AllOf(operand),
                "$regex" => Pattern(operand, conditions["$options"]),
                // One element meets all of these conditions together.
                "$elemMatch" when FilterCompiler.IsConditions(operand) => Conditions(operand.AsDocument, BoundsList.Intersect),
                _ => null,
            };
            bounds = combine(bounds, part);
        }

        return bounds;
    }

    private static IReadOnlyList<ValueInterval>? Equal(BsonValue value) => value.Type switch
    {
        BsonType.RegularExpression => RegexPrefix.Bounds(value.AsRegex),
        // An index holds an array's elements, not the array.
        BsonType.Array or BsonType.Undefined => null,
        BsonType.Null => TypeBracket.TryGet(value, out var bracket) ? [bracket] : null,
        _ => [ValueInterval.Point(value)],
    };

    private static IReadOnlyList<ValueInterval>? Range(string name, BsonValue operand)
    {
        if (!TypeBracket.TryGet(operand, out var bracket))
        {
            return null;
        }

        // NaN is neither less nor greater than anything; the matcher decides.
        if (operand.Type == BsonType.Null || Aggregation.Expressions.Numeric.IsNaN(operand))
        {
            return [bracket];
        }

        return [name switch
        {
            "$gt" => bracket with { Low = operand, LowInclusive = false },
            "$gte" => bracket with { Low = operand, LowInclusive = true },
            "$lt" => bracket with { High = operand, HighInclusive = false },
            _ => bracket with { High = operand, HighInclusive = true },
        }];
    }

    private static IReadOnlyList<ValueInterval>? In(BsonValue operand)
    {
        var union = new List<ValueInterval>();
        foreach (var value in operand.AsArray)
        {
            if (Equal(value) is not { } bounds)
            {
                return null;
            }

            union.AddRange(bounds);
        }

        return BoundsList.Normalize(union);
    }

    private static IReadOnlyList<ValueInterval>? AllOf(BsonValue operand)
    {
        foreach (var value in operand.AsArray)
        {
            if (!FilterCompiler.IsConditions(value) && Equal(value) is { } bounds)
            {
                return bounds;
            }
        }

        return null;
    }

    private static IReadOnlyList<ValueInterval>? Pattern(BsonValue operand, BsonValue options)
    {
        var given = options.Type == BsonType.String ? options.AsString : "";
        return operand.Type switch
        {
            BsonType.String => RegexPrefix.Bounds(new BsonRegex(operand.AsString, given)),
            BsonType.RegularExpression when given.Length == 0 => RegexPrefix.Bounds(operand.AsRegex),
            _ => null,
        };
    }
}
