using Millrace.Bson;
using Millrace.Pipelines;
using Millrace.Pipelines.Transform;
using Millrace.RandomUsers.Transforms;
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
    private const int AgeBandYears = 10;

    private readonly ChosenUsers _users = new(users, nationalities);
    private readonly ViewDefinition _ageBands = DemographicsStages.AgeBands(new CollectionName(database, "demographics"), []);
    private readonly ViewDefinition _places = DemographicsStages.Places(new CollectionName(database, "places"), []);
    private readonly ViewDefinition _pyramid = DemographicsStages.AgePyramid(new CollectionName(database, "age_pyramid"), []);
    private readonly ViewDefinition _shares = DemographicsStages.Nationalities(new CollectionName(database, "nationalities"), []);
    private readonly ViewDefinition _months = DemographicsStages.Registrations(new CollectionName(database, "registrations"), []);
    private readonly ViewDefinition _offsets = TimeZoneStages.Offsets(new CollectionName(database, "timezones"), []);

    /// <summary>The nationalities that there are collections of.</summary>
    public IReadOnlyList<string> Nationalities => nationalities;

    /// <summary>The geographic questions.</summary>
    public GeolocationQueries Geolocation { get; } = new(database, users, nationalities);

    /// <summary>Whether views answer the questions about ages and places of these users; else flat collections do, which costs time with
    /// the number of users.</summary>
    public bool IsAnsweredByViews(AnalyticsFilter filter) => ChosenUsers.IsAnsweredBy(_ageBands, filter);

    /// <summary>What is known of each nationality as a whole: the rows of <c>nationalities</c>.</summary>
    public AnalyticsQuery Overall() => _users.Rows(_shares, AnalyticsFilter.Everyone, [], Sort(new BsonDocument("national", 1)));

    /// <summary>Users by nationality, gender and age, in bands of five years: <c>national, country, gender, age_from, age_band, users,
    /// age_sum, age_users</c>. Pyramids, shares and means are sums of its rows.</summary>
    public AnalyticsQuery Population(AnalyticsFilter filter) => _users.Rows(
        _ageBands,
        filter,
        [],
        Group(new BsonDocument
        {
            { "_id", new BsonDocument { { "national", "$national" }, { "gender", "$gender" }, { "age_from", "$age_from" } } },
            { "country", Min("$country") },
            { "age_band", First("$age_band") },
            { "users", Sum("$users") },
            { "age_sum", Sum("$age_sum") },
            { "age_users", Sum("$age_users") },
        }),
        Project(new BsonDocument
        {
            { "_id", 0 },
            { "national", "$_id.national" },
            { "country", "$country" },
            { "gender", "$_id.gender" },
            { "age_from", "$_id.age_from" },
            { "age_band", "$age_band" },
            { "users", "$users" },
            { "age_sum", "$age_sum" },
            { "age_users", "$age_users" },
        }),
        Sort(new BsonDocument { { "national", 1 }, { "gender", 1 }, { "age_from", 1 } }));

    /// <summary>Countries, the states of countries or the cities of states, those with most users first: <c>national, country[, state[,
    /// city]], users, male, female, age_sum, age_users</c>.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="level">Countries, states or cities.</param>
    /// <param name="state">Only this state; null for all.</param>
    /// <param name="limit">The most places, 1 or more.</param>
    public AnalyticsQuery Places(AnalyticsFilter filter, PlaceLevel level, string? state, int limit)
    {
        var (key, row, order) = (new BsonDocument(), new BsonDocument("_id", 0), new BsonDocument("users", -1));
        foreach (var field in PlaceFields(level))
        {
            key.Add(field, $"${field}");
            row.Add(field, $"$_id.{field}");
            order.Add(field, 1);
        }

        foreach (var field in (string[])["users", "male", "female", "age_sum", "age_users"])
        {
            row.Add(field, $"${field}");
        }

        return _users.Rows(
            level == PlaceLevel.City ? _places : _ageBands,
            filter,
            state is null ? [] : new BsonDocument("state", state),
            Group(new BsonDocument
            {
                { "_id", key },
                { "users", Sum("$users") },
                { "male", UsersOf("male") },
                { "female", UsersOf("female") },
                { "age_sum", Sum("$age_sum") },
                { "age_users", Sum("$age_users") },
            }),
            Project(row),
            Sort(order),
            Limit(limit));
    }

    /// <summary>Nationalities with their share of the users asked about, largest first: <c>national, country, users, share, male, female,
    /// average_age, youngest_age, oldest_age</c>. A gender has no effect.</summary>
    public AnalyticsQuery NationalityShares(AnalyticsFilter filter) => _users.Rows(
        _shares,
        filter with { Gender = null },
        [],
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
    public AnalyticsQuery AgePyramid(AnalyticsFilter filter) => _users.Rows(
        _pyramid,
        filter with { Gender = null },
        [],
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

    /// <summary>Gender × age band of ten years of each place, by place, gender and age: <c>national, country[, state[, city]], gender,
    /// age_from, age_band, users, average_age</c>.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="level">Countries, states or cities.</param>
    /// <param name="state">Only this state; null for all.</param>
    /// <param name="city">Only this city; null for all.</param>
    public AnalyticsQuery AgeBands(AnalyticsFilter filter, PlaceLevel level, string? state = null, string? city = null)
    {
        var (key, row, order, where) = (new BsonDocument(), new BsonDocument("_id", 0), new BsonDocument(), new BsonDocument());
        foreach (var field in PlaceFields(level).Append("gender"))
        {
            key.Add(field, $"${field}");
            row.Add(field, $"$_id.{field}");
            order.Add(field, 1);
        }

        key.Add("age_from", DemographicsStages.BandStart(AgeBandYears, "$age_from"));
        row.Add("age_from", "$_id.age_from");
        order.Add("age_from", 1);
        row.Add("age_band", DemographicsStages.BandName("$_id.age_from", AgeBandYears));
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

        return _users.Rows(
            level == PlaceLevel.City || city is not null ? _places : _ageBands,
            filter,
            where,
            Group(new BsonDocument
            {
                { "_id", key }, { "users", Sum("$users") }, { "age_sum", Sum("$age_sum") }, { "age_users", Sum("$age_users") },
            }),
            Project(row),
            Sort(order));
    }

    /// <summary>Users by the month of their registration, earliest first: <c>month, users</c>.</summary>
    public AnalyticsQuery Registrations(AnalyticsFilter filter) => _users.Rows(
        _months,
        filter,
        [],
        Group(new BsonDocument { { "_id", "$month" }, { "users", Sum("$users") } }),
        Project(new BsonDocument { { "_id", 0 }, { "month", "$_id" }, { "users", "$users" } }),
        Sort(new BsonDocument("month", 1)));

    /// <summary>Users of each UTC offset, from west to east: <c>minutes, offset, timezone, users</c>.</summary>
    public AnalyticsQuery Offsets(AnalyticsFilter filter) => _users.Rows(
        _offsets,
        filter,
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
    public AnalyticsQuery DayParts(AnalyticsFilter filter, DateTimeOffset instant)
    {
        var utcMinute = (int)instant.UtcDateTime.TimeOfDay.TotalMinutes;
        return _users.Rows(
            _offsets,
            filter,
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

    private static IEnumerable<string> PlaceFields(PlaceLevel level) =>
        new[] { "national", "country", "state", "city" }.Take(2 + (int)level);

    private static BsonDocument UsersOf(string gender) => Sum(Cond(Eq("$gender", gender), "$users", 0));

    private static BsonDocument KnownOffset() => new("minutes", new BsonDocument("$ne", BsonValue.Null));

    // The latest part that has begun; before the first of them it is still the last part of the day before.
    private static BsonValue PartOf(string minute)
    {
        BsonValue result = DayPart.All[^1].Name;
        foreach (var part in DayPart.All)
            result = Cond(Gte(minute, part.FromMinute), part.Name, result);
        return result;
    }
}
