using System.Globalization;
using Millrace.Bson;
using Millrace.Pipelines;

namespace Millrace.RandomUsers.Analytics;

/// <summary>A place on the globe. Immutable.</summary>
/// <param name="Longitude">Degrees, -180 to 180.</param>
/// <param name="Latitude">Degrees, -90 to 90.</param>
public sealed record GeoPoint(double Longitude, double Latitude)
{
    /// <summary>The point as GeoJSON.</summary>
    /// <exception cref="PipelineConfigurationException">It lies off the globe.</exception>
    public BsonDocument ToGeoJson()
    {
        Check(Longitude, Latitude);
        return new BsonDocument { { "type", "Point" }, { "coordinates", Coordinates } };
    }

    internal BsonArray Coordinates => [Longitude, Latitude];

    internal static void Check(double longitude, double latitude)
    {
        // NaN compares with nothing.
        if (!(longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90))
        {
            throw new PipelineConfigurationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{longitude},{latitude} is no place: the longitude goes from -180 to 180 and the latitude from -90 to 90."));
        }
    }
}
