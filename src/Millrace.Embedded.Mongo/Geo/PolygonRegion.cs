namespace Millrace.Embedded.Mongo.Geo;

/// <summary><c>$geometry</c>: polygons on the sphere.</summary>
internal sealed class PolygonRegion(Geometry polygons) : GeoRegion
{
    public override IReadOnlyList<GeoRect> Bounds { get; } = polygons.Bounds;

    public override bool Contains(Geometry geometry) => polygons.Covers(geometry);
}
