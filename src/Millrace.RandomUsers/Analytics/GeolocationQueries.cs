using Millrace.Bson;
using Millrace.Pipelines;
using Millrace.Pipelines.Transform;
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

    /// <summary>The finest cells that the view has.</summary>
    public const int MaxStoredPrecision = GeolocationStages.MaxStoredPrecision;

    /// <summary>The most users that one answer may have.</summary>
    public const int MaxUsers = 10_000;

    /// <summary>The most cells that an answer about an area may have.</summary>
    public const int MaxCells = 4096;

    private readonly ChosenUsers _users = new(users, nationalities);
    private readonly ViewDefinition _cells = GeolocationStages.Cells(new CollectionName(database, "geo_cells"), []);
    private readonly ViewDefinition _countries = GeolocationStages.Countries(new CollectionName(database, "geo_countries"), []);

    /// <summary>Whether a view has the cells of these users; else they are counted in the flat collections.</summary>
    public bool AreCellsInView(AnalyticsFilter filter, int precision) =>
        precision <= GeolocationStages.MaxStoredPrecision && ChosenUsers.IsAnsweredBy(_cells, filter);

    /// <summary>The cells with the most users, densest first: <c>geohash, users</c>, and <c>center</c> from a view.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="precision">Characters of the geohash, 1 to 8. Cells of up to 3 come from a view; finer ones are counted in the flat
    /// collections, which costs time with the number of users.</param>
    /// <param name="count">How many cells, 1 or more.</param>
    public AnalyticsQuery DensestCells(AnalyticsFilter filter, int precision, int count)
    {
        Check(precision, 1, MaxPrecision, "precision");
        Check(count, 1, int.MaxValue, "number of cells");
        if (!AreCellsInView(filter, precision))
        {
            return InFlat(filter, new BsonDocument("geohash", new BsonDocument("$ne", BsonValue.Null)), precision, count);
        }

        return _users.Rows(
            _cells,
            filter,
            new BsonDocument("precision", precision),
            Group(new BsonDocument { { "_id", "$geohash" }, { "center", First("$center") }, { "users", Sum("$users") } }),
            Project(new BsonDocument { { "_id", 0 }, { "geohash", "$_id" }, { "center", "$center" }, { "users", "$users" } }),
            Sort(Densest()),
            Limit(count));
    }

    /// <summary>The cells that touch a box, with the users in them, densest first: <c>geohash, users</c>. Cells of up to 3 characters come
    /// from a view where it tells the users apart; others are counted in the flat collections, of users in the box only.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="box">Where.</param>
    /// <param name="precision">Characters of the geohash, 1 to 8; such that <see cref="GeoCell.CountWithin"/> is at most 4096.</param>
    public AnalyticsQuery CellsWithin(AnalyticsFilter filter, GeoBox box, int precision)
    {
        box.Validate();
        Check(precision, 1, MaxPrecision, "precision");
        Check((int)Math.Min(GeoCell.CountWithin(box, precision), int.MaxValue), 0, MaxCells, "number of cells");
        if (!AreCellsInView(filter, precision))
        {
            return InFlat(filter, Located(box), precision, MaxCells);
        }

        var where = new BsonDocument("precision", precision);
        if (box != GeoBox.Globe)
        {
            var names = new BsonArray(GeoCell.Within(box, precision).Select(cell => (BsonValue)cell.Geohash));
            where.Add("geohash", new BsonDocument("$in", names));
        }

        return _users.Rows(
            _cells,
            filter,
            where,
            Group(new BsonDocument { { "_id", "$geohash" }, { "users", Sum("$users") } }),
            Project(new BsonDocument { { "_id", 0 }, { "geohash", "$_id" }, { "users", "$users" } }),
            Sort(Densest()));
    }

    /// <summary>Users in an area by nationality, gender and age, in bands of ten years: <c>national, country, gender, age_from, users,
    /// age_sum, age_users</c>.</summary>
    public AnalyticsQuery Breakdown(AnalyticsFilter filter, GeoArea area)
    {
        area.Validate();
        return _users.OnUsers(
            filter,
            [
                Match(ChosenUsers.OfUsers(filter, area.ToFilter())),
                Group(new BsonDocument
                {
                    {
                        "_id", new BsonDocument
                        {
                            { "national", "$national" }, { "gender", "$gender" }, { "age_from", DemographicsStages.BandStart(10) },
                        }
                    },
                    { "country", Min("$country") },
                    { "users", Sum(1) },
                    { "age_sum", Sum("$age") },
                    { "age_users", Sum(Cond(Gte("$age", 0), 1, 0)) },
                }),
            ],
            Project(new BsonDocument
            {
                { "_id", 0 },
                { "national", "$_id.national" },
                { "country", "$country" },
                { "gender", "$_id.gender" },
                { "age_from", "$_id.age_from" },
                { "users", "$users" },
                { "age_sum", "$age_sum" },
                { "age_users", "$age_users" },
            }),
            Sort(new BsonDocument { { "national", 1 }, { "gender", 1 }, { "age_from", 1 } }));
    }

    /// <summary>A page of the users in an area, by id, which is at random: <c>event_id, full_name, gender, age, national, city, state,
    /// country, position</c>.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="area">Where.</param>
    /// <param name="skip">Users left out at the beginning, 0 or more.</param>
    /// <param name="limit">How many, 1 to 100000.</param>
    public AnalyticsQuery UsersIn(AnalyticsFilter filter, GeoArea area, int skip, int limit)
    {
        area.Validate();
        Check(skip, 0, int.MaxValue, "number of users left out");
        Check(limit, 1, 10 * MaxUsers, "number of users");
        return ByIdOf(filter, area.ToFilter(), skip, limit);
    }

    /// <summary>About a part of the users in an area, taken at random and the same ones again when asked again; rows as of
    /// <see cref="UsersIn"/>. The cost goes with the part of all users, not with those in the area.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="area">Where.</param>
    /// <param name="part">The part, above 0; all from 1 on.</param>
    /// <param name="limit">How many at most, 1 to 100000.</param>
    public AnalyticsQuery SampleOf(AnalyticsFilter filter, GeoArea area, double part, int limit)
    {
        area.Validate();
        Check(limit, 1, 10 * MaxUsers, "number of users");
        var where = area.ToFilter();
        if (part < 1)
        {
            // Ids are UUIDs made at random: those in the first part of their range are that part of them.
            where.Add("_id", new BsonDocument("$lt", $"{(uint)(part * uint.MaxValue):x8}"));
        }

        return ByIdOf(filter, where, 0, limit);
    }

    /// <summary>Centroid, spread and bounds of each nationality, by code: the rows of <c>geo_countries</c>. A gender has no
    /// effect.</summary>
    public AnalyticsQuery Countries(AnalyticsFilter filter) =>
        _users.Rows(_countries, filter with { Gender = null }, [], Sort(new BsonDocument("national", 1)));

    /// <summary>The users nearest to a point, nearest first: <c>event_id, full_name, gender, national, city, country, position,
    /// age, state, distance_km</c>.</summary>
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
            { "query", ChosenUsers.OfUsers(filter, []) },
        };
        if (withinKm is { } most)
        {
            near.Add("maxDistance", most * 1000);
        }

        var nearest = new BsonDocument { { "distance_km", 1 }, { "event_id", 1 } };
        var fields = User("age", "state", "distance_km");
        return _users.OnUsers(filter, [new("$geoNear", near), Limit(limit)], Sort(nearest), Limit(limit), Project(fields));
    }

    /// <summary>The users in a box, by id: <c>event_id, full_name, gender, national, city, country, position</c>.</summary>
    public AnalyticsQuery Within(AnalyticsFilter filter, GeoBox box, int limit)
    {
        box.Validate();
        return Inside(filter, box, limit);
    }

    /// <summary>The users in a polygon, by id: <c>event_id, full_name, gender, national, city, country, position</c>. Its edges are the
    /// shortest lines on the globe, not parallels.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="corners">Three or more corners; the last is joined to the first.</param>
    /// <param name="limit">How many, 1 to 10000.</param>
    public AnalyticsQuery Within(AnalyticsFilter filter, IReadOnlyList<GeoPoint> corners, int limit)
    {
        var polygon = new GeoPolygon(corners);
        polygon.Validate();
        return Inside(filter, polygon, limit);
    }

    private AnalyticsQuery ByIdOf(AnalyticsFilter filter, BsonDocument where, int skip, int limit)
    {
        var fields = User("age", "state");
        // Each nationality can give the whole page; what lies behind it is not carried on.
        var each = new List<BsonDocument>
        {
            Match(ChosenUsers.OfUsers(filter, where)),
            Project(fields),
            Sort(ById()),
            Limit((int)Math.Min((long)skip + limit, int.MaxValue)),
        };
        return _users.OnUsers(filter, each, skip > 0 ? [Sort(ById()), Skip(skip), Limit(limit)] : [Sort(ById()), Limit(limit)]);
    }

    private AnalyticsQuery Inside(AnalyticsFilter filter, GeoArea area, int limit)
    {
        Check(limit, 1, MaxUsers, "number of users");
        return _users.OnUsers(
            filter, [Match(ChosenUsers.OfUsers(filter, area.ToFilter()))], Sort(ById()), Limit(limit), Project(User()));
    }

    private AnalyticsQuery InFlat(AnalyticsFilter filter, BsonDocument where, int precision, int count) => _users.OnUsers(
        filter,
        [Match(ChosenUsers.OfUsers(filter, where))],
        Group(new BsonDocument { { "_id", SubstrBytes("$geohash", 0, precision) }, { "users", Sum(1) } }),
        Project(new BsonDocument { { "_id", 0 }, { "geohash", "$_id" }, { "users", "$users" } }),
        Sort(Densest()),
        Limit(count));

    private static BsonDocument Located(GeoBox box) =>
        box == GeoBox.Globe ? new BsonDocument("geohash", new BsonDocument("$ne", BsonValue.Null)) : box.ToFilter();

    private static BsonDocument Densest() => new() { { "users", -1 }, { "geohash", 1 } };

    private static BsonDocument ById() => new("event_id", 1);

    private static BsonDocument User(params ReadOnlySpan<string> more)
    {
        var fields = new BsonDocument("_id", 0);
        foreach (var field in (string[])["event_id", "full_name", "gender", "national", "city", "country", "position", .. more])
        {
            fields.Add(field, 1);
        }

        return fields;
    }

    private static void Check(int value, int least, int most, string what)
    {
        if (value < least || value > most)
        {
            throw new PipelineConfigurationException($"The {what} is {value}; it must lie between {least} and {most}.");
        }
    }
}
