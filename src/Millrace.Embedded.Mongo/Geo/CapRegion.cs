namespace Millrace.Embedded.Mongo.Geo;

/// <summary><c>$centerSphere</c>: what lies within an angle, in radians, of a place.</summary>
internal sealed class CapRegion(LngLat center, double radians) : GeoRegion
{
    private readonly Vector3d _center = center.ToVector();

    public override IReadOnlyList<GeoRect> Bounds { get; } = GeoRect.AroundCap(center, Math.Min(radians, Math.PI));

    public override bool Contains(Geometry geometry) => geometry.IsWithinCap(_center, radians);
}
