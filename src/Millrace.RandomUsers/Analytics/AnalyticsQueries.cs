using Millrace.Bson;
using Millrace.Pipelines;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Analytics;

/// <summary>
/// What the demographic, geographic and time zone views answer, over all nationalities. Fields of the answers are described in
/// docs/analytics.md. Thread-safe.
/// </summary>
public sealed class AnalyticsQueries(string database)
{
    private const int DayMinutes = 24 * 60;

    /// <summary>Nationalities with their share of all users, largest first: <c>national, country, users, share, male, female,
    /// average_age</c>.</summary>
    public AnalyticsQuery NationalityShares() => On(
        "nationalities",
        Group(new BsonDocument { { "_id", BsonValue.Null }, { "total", Sum("$users") }, { "row", Push("$$ROOT") } }),
        Unwind("$row"),
        Project(new BsonDocument
        {
            { "_id", 0 },
            { "national", "$row.national" },
            { "country", "$row.country" },
            { "users", "$row.users" },
            { "share", Divide("$row.users", "$total") },
            { "male", "$row.male" },
            { "female", "$row.female" },
            { "average_age", "$row.average_age" },
        }),
        Sort(new BsonDocument { { "users", -1 }, { "national", 1 } }));

    /// <summary>The age pyramid, youngest first and unknown ages before them: <c>age_from, age_band, male, female, users</c>.</summary>
    public AnalyticsQuery AgePyramid() => On(
        "age_pyramid",
        Group(new BsonDocument
        {
            { "_id", "$age_from" },
            { "age_band", First("$age_band") },
            { "male", Sum("$male") },
            { "female", Sum("$female") },
            { "users", Sum("$users") },
        }),
        Project(new BsonDocument
        {
            { "_id", 0 },
            { "age_from", "$_id" },
            { "age_band", "$age_band" },
            { "male", "$male" },
            { "female", "$female" },
            { "users", "$users" },
        }),
        Sort(new BsonDocument("age_from", 1)));

    /// <summary>The cells with the most users: <c>geohash, center, users</c>.</summary>
    /// <param name="count">How many, 1 or more.</param>
    public AnalyticsQuery DensestCells(int count) => On(
        "geo_cells",
        Group(new BsonDocument { { "_id", "$geohash" }, { "center", First("$center") }, { "users", Sum("$users") } }),
        Project(new BsonDocument { { "_id", 0 }, { "geohash", "$_id" }, { "center", "$center" }, { "users", "$users" } }),
        Sort(new BsonDocument { { "users", -1 }, { "geohash", 1 } }),
        Limit(count));

    /// <summary>Centroid and bounds of each nationality: the rows of <c>geo_countries</c>.</summary>
    public AnalyticsQuery Countries() => On("geo_countries", Sort(new BsonDocument("national", 1)));

    /// <summary>Users of each UTC offset, from west to east: <c>minutes, offset, timezone, users</c>.</summary>
    public AnalyticsQuery Offsets() => On(
        "timezones",
        KnownOffset(),
        Group(new BsonDocument
        {
            { "_id", "$minutes" }, { "offset", Min("$offset") }, { "timezone", Min("$timezone") }, { "users", Sum("$users") },
        }),
        Project(new BsonDocument
        {
            { "_id", 0 }, { "minutes", "$_id" }, { "offset", "$offset" }, { "timezone", "$timezone" }, { "users", "$users" },
        }),
        Sort(new BsonDocument("minutes", 1)));

    /// <summary>How many users are in which part of their day at an instant, most first: <c>part, users</c>.</summary>
    public AnalyticsQuery DayParts(DateTimeOffset instant)
    {
        var utcMinute = (int)instant.UtcDateTime.TimeOfDay.TotalMinutes;
        return On(
            "timezones",
            KnownOffset(),
            // $mod keeps the sign, so a day is added and the remainder taken again.
            Project(new BsonDocument
            {
                { "users", "$users" },
                { "local_minute", Mod(Add(Mod(Add("$minutes", utcMinute), DayMinutes), DayMinutes), DayMinutes) },
            }),
            Group(new BsonDocument { { "_id", PartOf("$local_minute") }, { "users", Sum("$users") } }),
            Project(new BsonDocument { { "_id", 0 }, { "part", "$_id" }, { "users", "$users" } }),
            Sort(new BsonDocument { { "users", -1 }, { "part", 1 } }));
    }

    private static BsonDocument KnownOffset() => Match(new BsonDocument("minutes", new BsonDocument("$ne", BsonValue.Null)));

    // The latest part that has begun; before the first of them it is still the last part of the day before.
    private static BsonValue PartOf(string minute)
    {
        BsonValue result = DayPart.All[^1].Name;
        foreach (var part in DayPart.All)
            result = Cond(Gte(minute, part.FromMinute), part.Name, result);
        return result;
    }

    private AnalyticsQuery On(string collection, params IReadOnlyList<BsonDocument> stages) =>
        new(new CollectionName(database, collection), stages);
}
