using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>Lists of intervals; null is the list that restricts nothing.</summary>
internal static class BoundsList
{
    /// <summary>How the bounds of two conditions that must both hold become one.</summary>
    public delegate IReadOnlyList<ValueInterval>? Combination(IReadOnlyList<ValueInterval>? left, IReadOnlyList<ValueInterval>? right);

    /// <summary>The one that likely holds fewer values: none, points, ranges; the first when they are alike.</summary>
    public static IReadOnlyList<ValueInterval>? Narrower(IReadOnlyList<ValueInterval>? left, IReadOnlyList<ValueInterval>? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        return Width(right) < Width(left) ? right : left;
    }

    public static IReadOnlyList<ValueInterval>? Intersect(IReadOnlyList<ValueInterval>? left, IReadOnlyList<ValueInterval>? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        var both = new List<ValueInterval>();
        foreach (var one in left)
        {
            foreach (var other in right)
            {
                both.Add(one.Intersect(other));
            }
        }

        return Normalize(both);
    }

    /// <summary>Sorts intervals, drops empty ones and joins those that overlap.</summary>
    public static IReadOnlyList<ValueInterval> Normalize(List<ValueInterval> intervals)
    {
        intervals.RemoveAll(interval => interval.IsEmpty);
        intervals.Sort(CompareLow);
        var joined = new List<ValueInterval>(intervals.Count);
        foreach (var interval in intervals)
        {
            if (joined.Count > 0 && Touches(joined[^1], interval))
            {
                var last = joined[^1];
                var order = BsonComparer.Instance.Compare(last.High, interval.High);
                joined[^1] = order > 0
                    ? last
                    : last with { High = interval.High, HighInclusive = interval.HighInclusive || (order == 0 && last.HighInclusive) };
            }
            else
            {
                joined.Add(interval);
            }
        }

        return joined;
    }

    /// <summary>Intervals are compared in their order of low ends: the second begins before, or right where, the first ends.</summary>
    private static bool Touches(ValueInterval first, ValueInterval second)
    {
        var order = BsonComparer.Instance.Compare(second.Low, first.High);
        return order < 0 || (order == 0 && (first.HighInclusive || second.LowInclusive));
    }

    private static int CompareLow(ValueInterval left, ValueInterval right)
    {
        var order = BsonComparer.Instance.Compare(left.Low, right.Low);
        return order != 0 ? order : right.LowInclusive.CompareTo(left.LowInclusive);
    }

    private static int Width(IReadOnlyList<ValueInterval> intervals)
    {
        const int range = 1000;
        var width = 0;
        foreach (var interval in intervals)
        {
            width += interval.IsPoint ? 1 : range;
        }

        return width;
    }
}
