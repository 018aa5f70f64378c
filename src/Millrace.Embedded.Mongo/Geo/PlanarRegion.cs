namespace Millrace.Embedded.Mongo.Geo;

/// <summary>
/// An area of the plane, in which longitude and latitude are plain coordinates. Only single points can lie in it, as in MongoDB.
/// </summary>
internal abstract class PlanarRegion(double west, double south, double east, double north) : GeoRegion
{
    // An index holds places on the sphere only.
    public override IReadOnlyList<GeoRect> Bounds { get; } =
        west > 180 || east < -180 || south > 90 || north < -90
            ? []
            : GeoRect.Around(Math.Max(west, -180), Math.Max(south, -90), Math.Min(east, 180), Math.Min(north, 90));

    public sealed override bool Contains(Geometry geometry) => geometry.SinglePoint is { } point && Contains(point);

    protected abstract bool Contains(LngLat point);
}
