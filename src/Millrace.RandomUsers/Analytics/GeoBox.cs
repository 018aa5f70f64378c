using Millrace.Bson;
using Millrace.Pipelines;

namespace Millrace.RandomUsers.Analytics;

/// <summary>An area between two meridians and two parallels, edges included. Immutable.</summary>
/// <param name="West">Degrees of longitude, -180 to 180; when it is greater than <paramref name="East"/>, the box crosses the 180th
/// meridian.</param>
/// <param name="South">Degrees of latitude, -90 to 90.</param>
/// <param name="East">Degrees of longitude, -180 to 180.</param>
/// <param name="North">Degrees of latitude, -90 to 90, not less than <paramref name="South"/>.</param>
public sealed record GeoBox(double West, double South, double East, double North) : GeoArea
{
    /// <summary>The whole globe.</summary>
    public static GeoBox Globe { get; } = new(-180, -90, 180, 90);

    /// <summary>Its width in degrees.</summary>
    public double Width => West <= East ? East - West : East - West + 360;

    /// <summary>How much of another box, which must not cross the 180th meridian, lies in this one, 0 to 1, by degrees.</summary>
    public double ShareOf(GeoBox other)
    {
        var longitudes = West <= East
            ? Overlap(other.West, other.East, West, East)
            : Overlap(other.West, other.East, West, 180) + Overlap(other.West, other.East, -180, East);
        var area = other.Width * (other.North - other.South);
        return area > 0 ? longitudes * Overlap(other.South, other.North, South, North) / area : 0;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        GeoPoint.Check(West, South);
        GeoPoint.Check(East, North);
        if (South > North)
        {
            throw new PipelineConfigurationException($"The box's south ({South}) lies north of its north ({North}).");
        }
    }

    internal override BsonDocument ToFilter()
    {
        var where = new BsonDocument("latitude", new BsonDocument { { "$gte", South }, { "$lte", North } });
        if (West <= East)
        {
            where.Add("longitude", new BsonDocument { { "$gte", West }, { "$lte", East } });
        }
        else
        {
            where.Add("$or", new BsonArray
            {
                new BsonDocument("longitude", new BsonDocument("$gte", West)),
                new BsonDocument("longitude", new BsonDocument("$lte", East)),
            });
        }

        return where;
    }

    private static double Overlap(double from, double to, double low, double high) =>
        Math.Max(0, Math.Min(to, high) - Math.Max(from, low));
}
