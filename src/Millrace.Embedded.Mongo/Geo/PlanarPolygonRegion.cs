namespace Millrace.Embedded.Mongo.Geo;

/// <summary><c>$polygon</c>: a polygon of the plane; its edges belong to it.</summary>
internal sealed class PlanarPolygonRegion(IReadOnlyList<LngLat> corners) : PlanarRegion(
    corners.Min(static corner => corner.Lng),
    corners.Min(static corner => corner.Lat),
    corners.Max(static corner => corner.Lng),
    corners.Max(static corner => corner.Lat))
{
    protected override bool Contains(LngLat point)
    {
        bool inside = false;
        LngLat from = corners[^1];
        foreach (LngLat to in corners)
        {
            double side = ((to.Lng - from.Lng) * (point.Lat - from.Lat)) - ((to.Lat - from.Lat) * (point.Lng - from.Lng));
            if (side == 0 && IsBetween(from.Lng, point.Lng, to.Lng) && IsBetween(from.Lat, point.Lat, to.Lat)) return true;
            // A way east from the point crosses edges that go up on their right and edges that go down on their left.
            if (from.Lat <= point.Lat != to.Lat <= point.Lat && side > 0 == to.Lat > from.Lat) inside = !inside;
            from = to;
        }

        return inside;
    }

    private static bool IsBetween(double one, double value, double other) => value >= Math.Min(one, other) && value <= Math.Max(one, other);
}
