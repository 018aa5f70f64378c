using Millrace.Bson;
using Millrace.Pipelines;
using Millrace.RandomUsers.Transforms;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Analytics;

/// <summary>
/// What the geographic views answer, and questions to the flat collections by their 2dsphere index. Fields of the answers are described
/// in docs/analytics.md. Thread-safe.
/// </summary>
/// <param name="database">The database of the views.</param>
/// <param name="users">The database of the flat collections.</param>
/// <param name="nationalities">The nationalities that have one.</param>
public sealed class GeolocationQueries(string database, string users, IReadOnlyList<string> nationalities)
{
    /// <summary>The finest cells there are.</summary>
    public const int MaxPrecision = Geohashes.MaxPrecision;

    /// <summary>The most users that one answer may have.</summary>
    public const int MaxUsers = 10_000;

    /// <summary>The cells with the most users, densest first: <c>geohash, users</c>, and <c>center</c> from a view.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="precision">Characters of the geohash, 1 to 8. Cells of up to 3 come from a view; finer ones are counted in the flat
    /// collections, which costs time with the number of users.</param>
    /// <param name="count">How many cells, 1 or more.</param>
    public AnalyticsQuery DensestCells(AnalyticsFilter filter, int precision, int count)
    {
        Check(precision, 1, MaxPrecision, "precision");
        Check(count, 1, int.MaxValue, "number of cells");
        var densest = new BsonDocument { { "users", -1 }, { "geohash", 1 } };
        if (precision > GeolocationStages.MaxStoredPrecision)
        {
            return OnFlat(
                filter,
                [Match(Chosen(filter, new BsonDocument("geohash", new BsonDocument("$ne", BsonValue.Null))))],
                Group(new BsonDocument { { "_id", SubstrBytes("$geohash", 0, precision) }, { "users", Sum(1) } }),
                Project(new BsonDocument { { "_id", 0 }, { "geohash", "$_id" }, { "users", "$users" } }),
                Sort(densest),
                Limit(count));
        }

        return On(
            "geo_cells",
            AnalyticsQueries.Chosen(filter, new BsonDocument("precision", precision)),
            Group(new BsonDocument { { "_id", "$geohash" }, { "center", First("$center") }, { "users", Sum("$users") } }),
            Project(new BsonDocument { { "_id", 0 }, { "geohash", "$_id" }, { "center", "$center" }, { "users", "$users" } }),
            Sort(densest),
            Limit(count));
    }

    /// <summary>Centroid, spread and bounds of each nationality, by code: the rows of <c>geo_countries</c>. A gender has no
    /// effect.</summary>
    public AnalyticsQuery Countries(AnalyticsFilter filter) =>
        On("geo_countries", AnalyticsQueries.Chosen(filter with { Gender = null }), Sort(new BsonDocument("national", 1)));

    /// <summary>The users nearest to a point, nearest first: <c>event_id, full_name, gender, national, city, country, position,
    /// distance_km</c>.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="point">Where.</param>
    /// <param name="limit">How many, 1 to 10000.</param>
    /// <param name="withinKm">Only users so near; null for no limit.</param>
    public AnalyticsQuery Nearest(AnalyticsFilter filter, GeoPoint point, int limit, double? withinKm = null)
    {
        Check(limit, 1, MaxUsers, "number of users");
        var near = new BsonDocument
        {
            { "near", point.ToGeoJson() },
            { "distanceField", "distance_km" },
            { "distanceMultiplier", 0.001 },
            { "key", "position" },
            { "query", Chosen(filter, []) },
        };
        if (withinKm is { } most)
        {
            near.Add("maxDistance", most * 1000);
        }

        var nearest = new BsonDocument { { "distance_km", 1 }, { "event_id", 1 } };
        return OnFlat(filter, [new("$geoNear", near), Limit(limit)], Sort(nearest), Limit(limit), Project(User("distance_km")));
    }

    /// <summary>The users in a box, by id: <c>event_id, full_name, gender, national, city, country, position</c>.</summary>
    public AnalyticsQuery Within(AnalyticsFilter filter, GeoBox box, int limit)
    {
        box.Validate();
        var where = new BsonDocument("latitude", new BsonDocument { { "$gte", box.South }, { "$lte", box.North } });
        if (box.West <= box.East)
        {
            where.Add("longitude", new BsonDocument { { "$gte", box.West }, { "$lte", box.East } });
        }
        else
        {
            where.Add("$or", new BsonArray
            {
                new BsonDocument("longitude", new BsonDocument("$gte", box.West)),
                new BsonDocument("longitude", new BsonDocument("$lte", box.East)),
            });
        }

        return Inside(filter, where, limit);
    }

    /// <summary>The users in a polygon, by id: <c>event_id, full_name, gender, national, city, country, position</c>. Its edges are the
    /// shortest lines on the globe, not parallels.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="corners">Three or more corners; the last is joined to the first.</param>
    /// <param name="limit">How many, 1 to 10000.</param>
    public AnalyticsQuery Within(AnalyticsFilter filter, IReadOnlyList<GeoPoint> corners, int limit)
    {
        Check(corners.Count, 3, 1000, "number of corners");
        var ring = new BsonArray(corners.Append(corners[0]).Select(corner => corner.ToGeoJson()["coordinates"]));
        var polygon = new BsonDocument { { "type", "Polygon" }, { "coordinates", new BsonArray { ring } } };
        return Inside(
            filter, new BsonDocument("position", new BsonDocument("$geoWithin", new BsonDocument("$geometry", polygon))), limit);
    }

    private AnalyticsQuery Inside(AnalyticsFilter filter, BsonDocument where, int limit)
    {
        Check(limit, 1, MaxUsers, "number of users");
        return OnFlat(filter, [Match(Chosen(filter, where))], Sort(new BsonDocument("event_id", 1)), Limit(limit), Project(User()));
    }

    // The nationality is the collection's.
    private static BsonDocument Chosen(AnalyticsFilter filter, BsonDocument where)
    {
        if (filter.Gender is not null)
        {
            where.Add("gender", filter.Gender);
        }

        return where;
    }

    private static BsonDocument User(params ReadOnlySpan<string> more)
    {
        var fields = new BsonDocument("_id", 0);
        foreach (var field in (string[])["event_id", "full_name", "gender", "national", "city", "country", "position", .. more])
        {
            fields.Add(field, 1);
        }

        return fields;
    }

    private AnalyticsQuery OnFlat(AnalyticsFilter filter, IReadOnlyList<BsonDocument> each, params IReadOnlyList<BsonDocument> together)
    {
        var asked = filter.Nationalities.Count == 0 ? nationalities : [.. nationalities.Intersect(filter.Nationalities)];
        if (asked.Count == 0)
        {
            var (wanted, there) = (string.Join(", ", filter.Nationalities), string.Join(", ", nationalities));
            throw new PipelineConfigurationException($"There are no users of {wanted}; the nationalities are {there}.");
        }

        var unions = asked.Skip(1).Select(nationality => new BsonDocument("$unionWith", new BsonDocument
        {
            { "coll", nationality }, { "pipeline", new BsonArray(each.Select(stage => (BsonValue)stage)) },
        }));
        return new AnalyticsQuery(new CollectionName(users, asked[0]), [.. each, .. unions, .. together]);
    }

    private AnalyticsQuery On(string collection, params IReadOnlyList<BsonDocument> stages) =>
        new(new CollectionName(database, collection), stages);

    private static void Check(int value, int least, int most, string what)
    {
        if (value < least || value > most)
        {
            throw new PipelineConfigurationException($"The {what} is {value}; it must lie between {least} and {most}.");
        }
    }
}
