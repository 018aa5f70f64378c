namespace Millrace.Embedded.Mongo.Geo;

/// <summary>
/// Points, lines and polygons of a stored value or of a query: every GeoJSON type comes down to these. Immutable. Angles are in radians.
/// </summary>
internal sealed class Geometry
{
    private static readonly LngLat[] NoPoints = [];

    private readonly IReadOnlyList<LngLat> _points;
    private readonly IReadOnlyList<Arc[]> _lines;
    private readonly bool _isOnSphere;

    public Geometry(LngLat point)
        : this([point], [], [])
    {
        SinglePoint = point;
        _isOnSphere = point.IsOnSphere;
    }

    public Geometry(IReadOnlyList<LngLat> points, IReadOnlyList<Arc[]> lines, IReadOnlyList<SphericalPolygon> polygons)
    {
        _points = points.Count == 0 ? NoPoints : points;
        _lines = lines;
        Polygons = polygons;
        _isOnSphere = true;
    }

    /// <summary>The position when there is no more than one point: the only geometry that a plane knows too.</summary>
    public LngLat? SinglePoint { get; }

    public IReadOnlyList<SphericalPolygon> Polygons { get; }

    /// <summary>False for a pair of numbers that is no longitude and latitude: then it is nowhere on the sphere.</summary>
    public bool IsOnSphere => _isOnSphere;

    /// <summary>Boxes in which all of it lies.</summary>
    public IReadOnlyList<GeoRect> Bounds
    {
        get
        {
            List<GeoRect> bounds = [];
            foreach (LngLat point in _points) bounds.AddRange(GeoRect.AroundCap(point, 0));
            foreach (Arc[] line in _lines)
            {
                (double west, double south, double east, double north) = SphericalLoop.LineBounds(line);
                bounds.AddRange(GeoRect.Around(west, south, east, north));
            }

            foreach (SphericalPolygon polygon in Polygons) bounds.AddRange(polygon.Shell.Bounds());
            return bounds;
        }
    }

    /// <summary>True when each part of the other lies in one of the polygons.</summary>
    public bool Covers(Geometry other)
    {
        if (!other._isOnSphere) return false;
        foreach (LngLat point in other._points)
            if (!Covers(point)) return false;
        return other._lines.All(line => Polygons.Any(polygon => polygon.Contains(line)))
            && other.Polygons.All(inner => Polygons.Any(polygon => polygon.Contains(inner)));
    }

    public bool Intersects(Geometry other)
    {
        if (!_isOnSphere || !other._isOnSphere) return false;
        foreach (LngLat point in other._points)
            if (AngleTo(point, point.ToVector()) <= Arc.Tolerance) return true;
        foreach (LngLat point in _points)
            if (other.AngleTo(point, point.ToVector()) <= Arc.Tolerance) return true;
        return other._lines.Any(Intersects) || other.Polygons.Any(Intersects);
    }

    /// <summary>The angle from a place to the nearest part.</summary>
    public double AngleTo(LngLat position, Vector3d place)
    {
        double least = double.PositiveInfinity;
        foreach (LngLat point in _points) least = Math.Min(least, point.ToVector().AngleTo(place));
        foreach (Arc[] line in _lines)
            foreach (Arc arc in line) least = Math.Min(least, arc.AngleTo(place));
        foreach (SphericalPolygon polygon in Polygons) least = Math.Min(least, polygon.AngleTo(position, place));
        return least;
    }

    /// <summary>True when all of it lies within an angle of a place: a cap's area.</summary>
    public bool IsWithinCap(Vector3d center, double radians)
    {
        if (!_isOnSphere) return false;
        foreach (LngLat point in _points)
            if (point.ToVector().AngleTo(center) > radians) return false;
        return _lines.All(line => line.All(arc => IsWithinCap(arc, center, radians)))
            && Polygons.All(polygon => polygon.Shell.Edges.All(edge => IsWithinCap(edge, center, radians)));
    }

    // Farthest from the centre is nearest to the place opposite.
    private static bool IsWithinCap(in Arc arc, Vector3d center, double radians) =>
        Math.PI - arc.AngleTo(new Vector3d(-center.X, -center.Y, -center.Z)) <= radians;

    private bool Covers(LngLat point)
    {
        Vector3d place = point.ToVector();
        foreach (SphericalPolygon polygon in Polygons)
            if (polygon.Contains(point, place)) return true;
        return false;
    }

    private bool Intersects(Arc[] line) => Polygons.Any(polygon => polygon.Intersects(line)) || _lines.Any(own => Meet(own, line));

    private bool Intersects(SphericalPolygon other) => Polygons.Any(other.Intersects) || _lines.Any(other.Intersects);

    private static bool Meet(Arc[] one, Arc[] other) =>
        one.Any(arc => other.Any(against =>
            arc.Crosses(against) || arc.Touches(against.A) || arc.Touches(against.B) || against.Touches(arc.A) || against.Touches(arc.B)));
}
