namespace Millrace.Embedded.Mongo.Geo;

/// <summary><c>$box</c>: a rectangle by two opposite corners.</summary>
internal sealed class BoxRegion(LngLat one, LngLat other) : PlanarRegion(
    Math.Min(one.Lng, other.Lng), Math.Min(one.Lat, other.Lat), Math.Max(one.Lng, other.Lng), Math.Max(one.Lat, other.Lat))
{
    protected override bool Contains(LngLat point) =>
        point.Lng >= Math.Min(one.Lng, other.Lng) && point.Lng <= Math.Max(one.Lng, other.Lng)
        && point.Lat >= Math.Min(one.Lat, other.Lat) && point.Lat <= Math.Max(one.Lat, other.Lat);
}
