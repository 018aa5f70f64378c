namespace Millrace.Embedded.Mongo.Geo;

/// <summary>
/// A closed line on the sphere whose edges are great circles, with the smaller of the two areas it divides the sphere into. Immutable.
/// </summary>
internal sealed class SphericalLoop
{
    private readonly bool _holdsSouthPole;
    private readonly bool _holdsNorthPole;

    /// <param name="corners">At least three different places, the first not repeated at the end; no two that follow are antipodal.</param>
    public SphericalLoop(IReadOnlyList<LngLat> corners)
    {
        Corners = corners;
        Edges = new Arc[corners.Count];
        double area = 0;
        double east = 0;
        for (int i = 0; i < Edges.Length; i++)
        {
            Edges[i] = new Arc(corners[i], corners[(i + 1) % corners.Count]);
            area += Edges[i].AreaToNorthPole();
            east += Edges[i].Eastward;
        }

        // On the left lies the sum of the areas, or what is left of the sphere when the south pole is there too.
        bool southOnLeft = area < 0;
        double left = southOnLeft ? area + (4 * Math.PI) : area;
        // Going round the north pole and not the south pole turns once to the east.
        bool northOnLeft = ((int)Math.Round(east / 360) + (southOnLeft ? 1 : 0)) != 0;
        bool isLeft = left <= 2 * Math.PI;
        _holdsSouthPole = southOnLeft == isLeft;
        _holdsNorthPole = northOnLeft == isLeft;
    }

    public IReadOnlyList<LngLat> Corners { get; }

    public Arc[] Edges { get; }

    /// <summary>True inside and on the edge.</summary>
    public bool Contains(LngLat position, Vector3d place) => IsOnEdge(place) || IsInside(position, place);

    public bool IsOnEdge(Vector3d place)
    {
        foreach (ref readonly Arc edge in Edges.AsSpan())
            if (edge.Touches(place)) return true;
        return false;
    }

    /// <summary>True inside; either on the edge.</summary>
    public bool IsInside(LngLat position, Vector3d place)
    {
        bool inside = _holdsSouthPole;
        double lng = position.WrappedLng;
        foreach (ref readonly Arc edge in Edges.AsSpan())
            inside ^= edge.IsSouthOf(place, lng);
        return inside;
    }

    public GeoRect[] Bounds()
    {
        (double west, double south, double east, double north) = LineBounds(Edges);
        if (_holdsSouthPole) south = -90;
        if (_holdsNorthPole) north = 90;
        return _holdsSouthPole || _holdsNorthPole ? GeoRect.Around(-180, south, 180, north) : GeoRect.Around(west, south, east, north);
    }

    /// <summary>The longitudes (from the first corner's on, perhaps past 180) and latitudes that a line goes through.</summary>
    public static (double West, double South, double East, double North) LineBounds(IReadOnlyList<Arc> edges)
    {
        double lng = edges[0].From.WrappedLng;
        (double west, double east) = (lng, lng);
        (double south, double north) = (90, -90);
        foreach (Arc edge in edges)
        {
            lng += edge.Eastward;
            (west, east) = (Math.Min(west, lng), Math.Max(east, lng));
            (double edgeSouth, double edgeNorth) = edge.Latitudes();
            (south, north) = (Math.Min(south, edgeSouth), Math.Max(north, edgeNorth));
        }

        return (west, south, east, north);
    }

    /// <summary>The first two edges that cross, if any do.</summary>
    public (int First, int Second)? FindCrossing()
    {
        // Edges by their south end: only those that overlap in latitude can cross.
        int[] order = [.. Enumerable.Range(0, Edges.Length)];
        (double South, double North)[] latitudes = [.. Edges.Select(static edge => edge.Latitudes())];
        Array.Sort(order, (one, other) => latitudes[one].South.CompareTo(latitudes[other].South));
        for (int i = 0; i < order.Length; i++)
        {
            for (int j = i + 1; j < order.Length && latitudes[order[j]].South <= latitudes[order[i]].North; j++)
                if (Edges[order[i]].Crosses(Edges[order[j]])) return (order[i], order[j]);
        }

        return null;
    }
}
