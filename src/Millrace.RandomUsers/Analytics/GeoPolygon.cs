using Millrace.Bson;
using Millrace.Pipelines;

namespace Millrace.RandomUsers.Analytics;

/// <summary>A polygon whose edges are the shortest lines on the globe, not parallels. Immutable.</summary>
/// <param name="Corners">3 to 1000 corners; the last is joined to the first.</param>
public sealed record GeoPolygon(IReadOnlyList<GeoPoint> Corners) : GeoArea
{
    private const int MaxCorners = 1000;

    /// <inheritdoc/>
    public override void Validate()
    {
        if (Corners.Count is < 3 or > MaxCorners)
        {
            throw new PipelineConfigurationException(
                $"The polygon has {Corners.Count} corners; it must have between 3 and {MaxCorners}.");
        }

        foreach (var corner in Corners)
        {
            GeoPoint.Check(corner.Longitude, corner.Latitude);
        }
    }

    internal override BsonDocument ToFilter()
    {
        var ring = new BsonArray(Corners.Append(Corners[0]).Select(corner => (BsonValue)corner.Coordinates));
        var polygon = new BsonDocument { { "type", "Polygon" }, { "coordinates", new BsonArray { ring } } };
        return new BsonDocument("position", new BsonDocument("$geoWithin", new BsonDocument("$geometry", polygon)));
    }
}
