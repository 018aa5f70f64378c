namespace Millrace.Embedded.Mongo.Geo;

/// <summary>A loop with holes. Its edges, the holes' too, belong to it. Immutable.</summary>
internal sealed class SphericalPolygon(SphericalLoop shell, IReadOnlyList<SphericalLoop> holes)
{
    public SphericalLoop Shell { get; } = shell;

    public bool Contains(LngLat position, Vector3d place)
    {
        if (!Shell.Contains(position, place)) return false;
        foreach (SphericalLoop hole in holes)
            if (hole.IsInside(position, place) && !hole.IsOnEdge(place)) return false;
        return true;
    }

    /// <summary>True when the whole line lies inside or on the edge.</summary>
    public bool Contains(IReadOnlyList<Arc> line)
    {
        foreach (Arc arc in line)
        {
            if (!Contains(arc.From, arc.A) || !Contains(arc.To, arc.B)) return false;
            Vector3d middle = arc.Middle();
            if (!Contains(PositionOf(middle), middle) || CrossesEdge(arc)) return false;
        }

        return true;
    }

    public bool Contains(SphericalPolygon other)
    {
        if (!Contains(other.Shell.Edges)) return false;
        // A hole of this one must be a hole of the other, or be outside of it.
        return !holes.Any(hole => hole.Edges.Any(edge => other.HoldsInside(edge.Middle())));
    }

    public bool Intersects(IReadOnlyList<Arc> line)
    {
        foreach (Arc arc in line)
            if (Contains(arc.From, arc.A) || Contains(arc.To, arc.B) || CrossesEdge(arc)) return true;
        return false;
    }

    public bool Intersects(SphericalPolygon other) => Intersects(other.Shell.Edges) || other.Intersects(Shell.Edges);

    /// <summary>The angle to the nearest place of the polygon; 0 inside.</summary>
    public double AngleTo(LngLat position, Vector3d place) =>
        Contains(position, place) ? 0 : Loops().Min(loop => loop.Edges.Min(edge => edge.AngleTo(place)));

    private static LngLat PositionOf(Vector3d place) => new(
        double.RadiansToDegrees(Math.Atan2(place.Y, place.X)),
        double.RadiansToDegrees(Math.Atan2(place.Z, Math.Sqrt((place.X * place.X) + (place.Y * place.Y)))));

    private bool CrossesEdge(Arc arc) => Loops().Any(loop => Array.Exists(loop.Edges, edge => edge.Crosses(arc)));

    private bool HoldsInside(Vector3d place) => Contains(PositionOf(place), place) && !Loops().Any(loop => loop.IsOnEdge(place));

    private IEnumerable<SphericalLoop> Loops() => holes.Prepend(Shell);
}
