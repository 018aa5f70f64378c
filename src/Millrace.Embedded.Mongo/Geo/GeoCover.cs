using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Geo;

/// <summary>Covers areas with cells.</summary>
internal static class GeoCover
{
    /// <summary>Enough to follow an area closely; each range of a query is one seek in the index.</summary>
    private const int MaxQueryCells = 24;

    /// <summary>Each cell of a stored geometry is a key.</summary>
    private const int MaxKeyCells = 8;

    /// <summary>The key of a stored geometry: one cell for a point, a few for a shape.</summary>
    public static IReadOnlyList<GeoCell> KeysOf(Geometry geometry) =>
        geometry.SinglePoint is { } point ? [GeoCell.Leaf(point)] : CellsOf(geometry.Bounds, MaxKeyCells);

    /// <summary>The intervals of keys in which everything lies that can touch an area.</summary>
    /// <param name="area">The area.</param>
    /// <param name="pointsOnly">True when no key is of a shape, whose cells may be larger than the area's.</param>
    public static IReadOnlyList<ValueInterval> IntervalsOf(IReadOnlyList<GeoRect> area, bool pointsOnly)
    {
        List<ValueInterval> intervals = [];
        HashSet<GeoCell> larger = [];
        foreach (GeoCell cell in CellsOf(area, MaxQueryCells))
        {
            intervals.Add(new ValueInterval(cell.First, true, cell.Last, true));
            if (pointsOnly) continue;
            for (GeoCell outer = cell; outer != GeoCell.Root && larger.Add(outer.Parent);) outer = outer.Parent;
        }

        foreach (GeoCell cell in larger) intervals.Add(ValueInterval.Point(cell.Id));
        return Joined(BoundsList.Normalize(intervals));
    }

    /// <summary>Cells that together hold an area, from coarse to fine until there would be too many.</summary>
    private static List<GeoCell> CellsOf(IReadOnlyList<GeoRect> area, int most)
    {
        List<GeoCell> inside = [];
        List<(GeoCell Cell, GeoRect Rect)> partly = [(GeoCell.Root, GeoRect.World)];
        for (int level = 0; level < GeoCell.MaxLevel; level++)
        {
            List<(GeoCell Cell, GeoRect Rect)> finer = [];
            List<GeoCell> whole = [];
            foreach ((GeoCell cell, GeoRect rect) in partly) Split(cell, rect, area, finer, whole);
            if (level > 0 && inside.Count + whole.Count + finer.Count > most) break;
            inside.AddRange(whole);
            partly = finer;
        }

        inside.AddRange(partly.Select(static part => part.Cell));
        return inside;
    }

    private static void Split(
        GeoCell cell, in GeoRect rect, IReadOnlyList<GeoRect> area, List<(GeoCell Cell, GeoRect Rect)> partly, List<GeoCell> whole)
    {
        for (int quarter = 0; quarter < 4; quarter++)
        {
            GeoRect part = GeoCell.ChildRect(rect, quarter);
            bool touches = false;
            bool within = false;
            foreach (GeoRect box in area)
            {
                touches |= box.Intersects(part);
                within |= box.Contains(part);
            }

            if (within) whole.Add(cell.Child(quarter));
            else if (touches) partly.Add((cell.Child(quarter), part));
        }
    }

    // Neighbours in number are one range.
    private static List<ValueInterval> Joined(IReadOnlyList<ValueInterval> sorted)
    {
        List<ValueInterval> joined = [];
        foreach (ValueInterval interval in sorted)
        {
            if (joined.Count > 0 && interval.Low.AsInt64 <= joined[^1].High.AsInt64 + 2)
                joined[^1] = joined[^1] with { High = Math.Max(interval.High.AsInt64, joined[^1].High.AsInt64) };
            else
                joined.Add(interval);
        }

        return joined;
    }
}
