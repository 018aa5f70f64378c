using Millrace.Bson;
using Millrace.Pipelines;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Analytics;

/// <summary>
/// What the demographic and time zone views answer; geographic questions are in <see cref="Geolocation"/>. Fields of the answers are
/// described in docs/analytics.md. Thread-safe.
/// </summary>
/// <param name="database">The database of the views.</param>
/// <param name="users">The database of the flat collections.</param>
/// <param name="nationalities">The nationalities that have one.</param>
public sealed class AnalyticsQueries(string database, string users, IReadOnlyList<string> nationalities)
{
    private const int DayMinutes = 24 * 60;

    /// <summary>The geographic questions.</summary>
    public GeolocationQueries Geolocation { get; } = new(database, users, nationalities);

    /// <summary>Nationalities with their share of the users asked about, largest first: <c>national, country, users, share, male, female,
    /// average_age, youngest_age, oldest_age</c>. A gender has no effect.</summary>
    public AnalyticsQuery NationalityShares(AnalyticsFilter filter) => On(
        "nationalities",
        Chosen(filter with { Gender = null }),
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
            { "youngest_age", "$row.youngest_age" },
            { "oldest_age", "$row.oldest_age" },
        }),
        Sort(new BsonDocument { { "users", -1 }, { "national", 1 } }));

    /// <summary>The age pyramid, youngest first and unknown ages before them: <c>age_from, age_band, male, female, users</c>. A gender
    /// has no effect.</summary>
    public AnalyticsQuery AgePyramid(AnalyticsFilter filter) => On(
        "age_pyramid",
        Chosen(filter with { Gender = null }),
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

    /// <summary>Gender × age band of each place, by place, gender and age: <c>national, country[, state[, city]], gender, age_from,
    /// age_band, users, average_age</c>.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="level">Countries, states or cities.</param>
    /// <param name="state">Only this state; null for all.</param>
    /// <param name="city">Only this city; null for all.</param>
    public AnalyticsQuery AgeBands(AnalyticsFilter filter, PlaceLevel level, string? state = null, string? city = null)
    {
        string[] places = [.. new[] { "national", "country", "state", "city" }.Take(2 + (int)level)];
        var (key, row, order, where) = (new BsonDocument(), new BsonDocument("_id", 0), new BsonDocument(), new BsonDocument());
        foreach (var field in places.Concat(["gender", "age_from"]))
        {
            key.Add(field, $"${field}");
            row.Add(field, $"$_id.{field}");
            order.Add(field, 1);
        }

        row.Add("age_band", "$age_band");
        row.Add("users", "$users");
        row.Add("average_age", Cond(Gte("$age_users", 1), Divide("$age_sum", "$age_users"), BsonValue.Null));
        if (state is not null)
        {
            where.Add("state", state);
        }

        if (city is not null)
        {
            where.Add("city", city);
        }

        return On(
            level == PlaceLevel.City || city is not null ? "places" : "demographics",
            Chosen(filter, where),
            Group(new BsonDocument
            {
                { "_id", key },
                { "age_band", First("$age_band") },
                { "users", Sum("$users") },
                { "age_sum", Sum("$age_sum") },
                { "age_users", Sum("$age_users") },
            }),
            Project(row),
            Sort(order));
    }

    /// <summary>Users by the month of their registration, earliest first: <c>month, users</c>.</summary>
    public AnalyticsQuery Registrations(AnalyticsFilter filter) => On(
        "registrations",
        Chosen(filter),
        Group(new BsonDocument { { "_id", "$month" }, { "users", Sum("$users") } }),
        Project(new BsonDocument { { "_id", 0 }, { "month", "$_id" }, { "users", "$users" } }),
        Sort(new BsonDocument("month", 1)));

    /// <summary>Users of each UTC offset, from west to east: <c>minutes, offset, timezone, users</c>.</summary>
    public AnalyticsQuery Offsets(AnalyticsFilter filter) => On(
        "timezones",
        Chosen(filter, KnownOffset()),
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
    public AnalyticsQuery DayParts(AnalyticsFilter filter, DateTimeOffset instant)
    {
        var utcMinute = (int)instant.UtcDateTime.TimeOfDay.TotalMinutes;
        return On(
            "timezones",
            Chosen(filter, KnownOffset()),
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

    internal static BsonDocument Chosen(AnalyticsFilter filter, BsonDocument? and = null)
    {
        var where = and ?? [];
        if (filter.Nationalities.Count > 0)
        {
            where.Add("national", new BsonDocument("$in", new BsonArray(filter.Nationalities.Select(code => (BsonValue)code))));
        }

        if (filter.Gender is not null)
        {
            where.Add("gender", filter.Gender);
        }

        return Match(where);
    }

    private static BsonDocument KnownOffset() => new("minutes", new BsonDocument("$ne", BsonValue.Null));

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
