namespace Millrace.Embedded.Mongo.Geo;

/// <summary><c>$center</c>: a circle of the plane, its radius in degrees.</summary>
internal sealed class CircleRegion(LngLat center, double radius) : PlanarRegion(
    center.Lng - radius, center.Lat - radius, center.Lng + radius, center.Lat + radius)
{
    protected override bool Contains(LngLat point) => double.Hypot(point.Lng - center.Lng, point.Lat - center.Lat) <= radius;
}
