using System.Globalization;
using Millrace.Bson;
using Millrace.Pipelines;

namespace Millrace.RandomUsers.Analytics;

/// <summary>What lies within a distance of a place, along the surface. Immutable.</summary>
/// <param name="Center">The place.</param>
/// <param name="RadiusKm">The distance in kilometres, above 0 and up to 20000.</param>
public sealed record GeoCircle(GeoPoint Center, double RadiusKm) : GeoArea
{
    private const double MaxRadiusKm = 20_000;

    // MongoDB's radius of the Earth, so that a circle holds whom a search nearby finds.
    private const double EarthRadiusKm = 6378.1;

    /// <inheritdoc/>
    public override void Validate()
    {
        GeoPoint.Check(Center.Longitude, Center.Latitude);
        if (!(RadiusKm is > 0 and <= MaxRadiusKm))
        {
            throw new PipelineConfigurationException(string.Create(
                CultureInfo.InvariantCulture, $"The circle's radius is {RadiusKm} km; it must be above 0 and at most {MaxRadiusKm}."));
        }
    }

    internal override BsonDocument ToFilter() => new(
        "position", new BsonDocument("$geoWithin", new BsonDocument(
            "$centerSphere", new BsonArray { Center.Coordinates, RadiusKm / EarthRadiusKm })));
}
