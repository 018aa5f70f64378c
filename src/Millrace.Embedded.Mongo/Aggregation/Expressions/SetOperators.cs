using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Operators that see arrays as sets: values that compare equal are one member, order does not count.</summary>
internal static class SetOperators
{
    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$allElementsTrue"] = Operators.Unary(value => Elements("$allElementsTrue", value, 17040).All(element => element.IsTrue())),
        ["$anyElementTrue"] = Operators.Unary(value => Elements("$anyElementTrue", value, 17041).Any(element => element.IsTrue())),
        ["$setDifference"] = Operators.Binary(Difference),
        ["$setEquals"] = Operators.Variadic(AreEqual),
        ["$setIntersection"] = Operators.Variadic(Intersection),
        ["$setIsSubset"] = Operators.Binary(IsSubset),
        ["$setUnion"] = Operators.Variadic(Union),
    };

    private static BsonArray Elements(string name, BsonValue value, int code) => value.Type == BsonType.Array
        ? value.AsArray
        : throw new CommandException(
            (ErrorCode)code, $"{name}'s argument must be an array, but is {BsonTypeName.Of(value.Type)}");

    private static HashSet<BsonValue> SetOf(IEnumerable<BsonValue> values) => new(values, BsonComparer.Instance);

    private static BsonValue Difference(BsonValue left, BsonValue right)
    {
        if (left.IsNullish() || right.IsNullish())
        {
            return BsonValue.Null;
        }

        var excluded = SetOf(Elements("$setDifference", right, 17049));
        var difference = new BsonArray();
        foreach (var element in Elements("$setDifference", left, 17048))
        {
            if (excluded.Add(element))
            {
                difference.Add(element);
            }
        }

        return difference;
    }

    private static BsonValue AreEqual(BsonValue[] values)
    {
        if (values.Length < 2)
        {
            throw new CommandException((ErrorCode)17045, $"$setEquals needs at least two arguments had: {values.Length}");
        }

        var first = SetOf(Elements("$setEquals", values[0], 17044));
        return values.Skip(1).All(value => first.SetEquals(Elements("$setEquals", value, 17044)));
    }

    private static BsonValue Intersection(BsonValue[] values)
    {
        if (values.Any(value => value.IsNullish()))
        {
            return BsonValue.Null;
        }

        SortedSet<BsonValue>? common = null;
        foreach (var value in values)
        {
            var elements = Elements("$setIntersection", value, 17047);
            if (common is null)
            {
                common = new SortedSet<BsonValue>(elements, BsonComparer.Instance);
            }
            else
            {
                common.IntersectWith(SetOf(elements));
            }
        }

        return ToArray(common ?? []);
    }

    private static BsonValue Union(BsonValue[] values)
    {
        if (values.Any(value => value.IsNullish()))
        {
            return BsonValue.Null;
        }

        var union = new SortedSet<BsonValue>(BsonComparer.Instance);
        foreach (var value in values)
        {
            union.UnionWith(Elements("$setUnion", value, 17043));
        }

        return ToArray(union);
    }

    private static BsonValue IsSubset(BsonValue left, BsonValue right)
    {
        var subset = Elements("$setIsSubset", left, 17046);
        var superset = SetOf(Elements("$setIsSubset", right, 17042));
        return subset.All(superset.Contains);
    }

    private static BsonArray ToArray(IEnumerable<BsonValue> values)
    {
        var array = new BsonArray();
        foreach (var value in values)
        {
            array.Add(value);
        }

        return array;
    }
}
