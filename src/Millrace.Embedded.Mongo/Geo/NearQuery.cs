using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Geo;

/// <summary>A search for what is near a place, nearest first. Immutable.</summary>
/// <param name="Path">The field; null when the collection's only geospatial index says it.</param>
/// <param name="Center">The place.</param>
/// <param name="IsPlanar">True for distances on a plane, which only a 2d index serves.</param>
/// <param name="UnitsPerRadian">What distances are given in: radians, or metres on the earth.</param>
/// <param name="Min">No nearer than this, in those units.</param>
/// <param name="Max">No farther than this, in those units.</param>
internal sealed record NearQuery(string? Path, LngLat Center, bool IsPlanar, double UnitsPerRadian, double Min, double Max)
{
    /// <summary>The earth as MongoDB has it: a sphere with the radius of the equator, in metres.</summary>
    public const double EarthRadiusMetres = 6378100;

    private readonly Vector3d _center = Center.ToVector();

    public double MinRadians => Min / UnitsPerRadian;

    public double MaxRadians => Math.Min(Max / UnitsPerRadian, Math.PI);

    /// <summary>The location of a document that is nearest: one field may hold several when the path goes through an array.</summary>
    /// <param name="document">The document.</param>
    /// <param name="radians">How far it is.</param>
    /// <param name="location">The value, as it is stored.</param>
    /// <returns>False when the document has no location, or none within the limits.</returns>
    public bool TryFindNearest(BsonDocument document, out double radians, out BsonValue location)
    {
        radians = double.PositiveInfinity;
        location = default;
        foreach (BsonValue value in GeoValues.At(document, Path!))
        {
            if (GeometryReader.Read(value, out _) is not { IsOnSphere: true } geometry) continue;
            double angle = geometry.AngleTo(Center, _center);
            if (angle < radians) (radians, location) = (angle, value);
        }

        // Limits are compared in their own units: what is exactly that far belongs to it.
        return radians * UnitsPerRadian >= Min && radians * UnitsPerRadian <= Max;
    }
}
