using Millrace.Bson;
using Millrace.Pipelines;
using Millrace.Pipelines.Transform;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Transforms;

/// <summary>The demographic views of <c>analytics</c>.</summary>
internal static class DemographicsStages
{
    /// <summary>Years of an age band. A filter by ages that begins and ends with one is answered by a view.</summary>
    public const int BandYears = 5;

    /// <summary><c>analytics.demographics</c>: gender × age band of each country and state.</summary>
    public static ViewDefinition AgeBands(CollectionName target, IReadOnlyList<string> from) =>
        Cube("demographics", target, from, ["national", "country", "state"]);

    /// <summary><c>analytics.places</c>: the same down to the city.</summary>
    public static ViewDefinition Places(CollectionName target, IReadOnlyList<string> from) =>
        Cube("places", target, from, ["national", "country", "state", "city"]) with
        {
            // Cities are looked at state by state: there are almost as many rows as users.
            Indexes = [new TransformIndex("state", new BsonDocument { { "national", 1 }, { "state", 1 } })],
        };

    /// <summary><c>analytics.age_pyramid</c>: men and women of each five years.</summary>
    public static ViewDefinition AgePyramid(CollectionName target, IReadOnlyList<string> from) => new()
    {
        Name = "age_pyramid",
        Version = 2,
        Target = target,
        From = from,
        Key = new BsonDocument { { "national", "$national" }, { "age_from", BandStart(BandYears) } },
        Measures = new BsonDocument { { "male", CountOf("male") }, { "female", CountOf("female") }, { "users", Sum(1) } },
        Row =
        [
            Project(new BsonDocument
            {
                { "national", "$_id.national" },
                { "age_band", BandName("$_id.age_from", BandYears) },
                { "age_from", "$_id.age_from" },
                { "male", "$male" },
                { "female", "$female" },
                { "users", "$users" },
            }),
        ],
    };

    /// <summary><c>analytics.nationalities</c>: one row a nationality.</summary>
    public static ViewDefinition Nationalities(CollectionName target, IReadOnlyList<string> from) => new()
    {
        Name = "nationalities",
        Version = 2,
        Target = target,
        From = from,
        Key = "$national",
        Measures = new BsonDocument
        {
            { "country", Min("$country") },
            { "users", Sum(1) },
            { "male", CountOf("male") },
            { "female", CountOf("female") },
            { "age_sum", Sum("$age") },
            { "age_users", Aged() },
            { "youngest_age", Min("$age") },
            { "oldest_age", Max("$age") },
            { "first_registered_at", Min("$registered_at") },
            { "last_registered_at", Max("$registered_at") },
            { "last_extracted_at", Max("$extracted_at") },
        },
        Row = [Set(new BsonDocument { { "national", "$_id" }, { "average_age", AverageAge() } })],
    };

    /// <summary><c>analytics.registrations</c>: users by the month they registered in.</summary>
    public static ViewDefinition Registrations(CollectionName target, IReadOnlyList<string> from) => new()
    {
        Name = "registrations",
        Target = target,
        From = from,
        Key = new BsonDocument { { "national", "$national" }, { "gender", "$gender" }, { "month", Month("$registered_at") } },
        Measures = new BsonDocument("users", Sum(1)),
        Row =
        [
            Project(new BsonDocument
            {
                { "national", "$_id.national" }, { "gender", "$_id.gender" }, { "month", "$_id.month" }, { "users", "$users" },
            }),
        ],
    };

    private static ViewDefinition Cube(
        string name, CollectionName target, IReadOnlyList<string> from, ReadOnlySpan<string> places)
    {
        var (key, row) = (new BsonDocument(), new BsonDocument());
        foreach (var place in places)
        {
            key.Add(place, $"${place}");
            row.Add(place, $"$_id.{place}");
        }

        key.Add("gender", "$gender");
        key.Add("age_from", BandStart(BandYears));
        row.Add("gender", "$_id.gender");
        row.Add("age_band", BandName("$_id.age_from", BandYears));
        row.Add("age_from", "$_id.age_from");
        foreach (var measure in new[] { "users", "age_sum", "age_users" })
        {
            row.Add(measure, $"${measure}");
        }

        row.Add("average_age", AverageAge());
        return new ViewDefinition
        {
            Name = name,
            Version = 3,
            Target = target,
            From = from,
            Key = key,
            Measures = new BsonDocument { { "users", Sum(1) }, { "age_sum", Sum("$age") }, { "age_users", Aged() } },
            Row = [Project(row)],
        };
    }

    /// <summary>Where the band of an age begins; an unknown age stays null, and its band is "unknown".</summary>
    public static BsonDocument BandStart(int years, string age = "$age") => Subtract(age, Mod(age, years));

    /// <summary>The name of a band by its beginning, such as 30-34.</summary>
    public static BsonDocument BandName(string start, int years) => IfNull(
        Concat(Convert(start, "string"), "-", Convert(Add(start, years - 1), "string")),
        "unknown");

    private static BsonDocument CountOf(string gender) => Sum(Cond(Eq("$gender", gender), 1, 0));

    // $sum skips an age that is null; so must the count that it is divided by.
    private static BsonDocument Aged() => Sum(Cond(Gte("$age", 0), 1, 0));

    private static BsonDocument AverageAge() => Cond(Gte("$age_users", 1), Divide("$age_sum", "$age_users"), BsonValue.Null);

    private static BsonDocument Month(string date) =>
        new("$dateToString", new BsonDocument { { "date", date }, { "format", "%Y-%m" }, { "onNull", BsonValue.Null } });
}
