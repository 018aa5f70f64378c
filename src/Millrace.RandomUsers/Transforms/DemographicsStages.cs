using Millrace.Bson;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Transforms;

/// <summary>Flat documents to the demographic views of <c>analytics</c>.</summary>
internal static class DemographicsStages
{
    private const int BandYears = 10;
    private const int PyramidYears = 5;

    /// <summary><c>analytics.demographics</c>: gender × age band.</summary>
    public static IReadOnlyList<BsonDocument> AgeBands() =>
    [
        Group(new BsonDocument
        {
            {
                "_id", new BsonDocument
                {
                    { "national", "$national" }, { "country", "$country" }, { "gender", "$gender" }, { "age_from", BandStart(BandYears) },
                }
            },
            { "users", Sum(1) },
            { "average_age", Avg("$age") },
        }),
        Project(new BsonDocument
        {
            { "national", "$_id.national" },
            { "country", "$_id.country" },
            { "gender", "$_id.gender" },
            { "age_band", BandName("$_id.age_from", BandYears) },
            { "age_from", "$_id.age_from" },
            { "users", "$users" },
            { "average_age", "$average_age" },
        }),
    ];

    /// <summary><c>analytics.age_pyramid</c>: men and women of each five years.</summary>
    public static IReadOnlyList<BsonDocument> AgePyramid() =>
    [
        Group(new BsonDocument
        {
            { "_id", new BsonDocument { { "national", "$national" }, { "age_from", BandStart(PyramidYears) } } },
            { "male", CountOf("male") },
            { "female", CountOf("female") },
            { "users", Sum(1) },
        }),
        Project(new BsonDocument
        {
            { "national", "$_id.national" },
            { "age_band", BandName("$_id.age_from", PyramidYears) },
            { "age_from", "$_id.age_from" },
            { "male", "$male" },
            { "female", "$female" },
            { "users", "$users" },
        }),
    ];

    /// <summary><c>analytics.nationalities</c>: one row a nationality.</summary>
    public static IReadOnlyList<BsonDocument> Nationalities() =>
    [
        Group(new BsonDocument
        {
            { "_id", "$national" },
            { "country", Min("$country") },
            { "users", Sum(1) },
            { "male", CountOf("male") },
            { "female", CountOf("female") },
            { "average_age", Avg("$age") },
            { "youngest_age", Min("$age") },
            { "oldest_age", Max("$age") },
            { "first_registered_at", Min("$registered_at") },
            { "last_registered_at", Max("$registered_at") },
            { "last_extracted_at", Max("$extracted_at") },
        }),
        Set(new BsonDocument("national", "$_id")),
    ];

    /// <summary><c>analytics.places</c>: users of each city.</summary>
    public static IReadOnlyList<BsonDocument> Places() =>
    [
        Group(new BsonDocument
        {
            {
                "_id", new BsonDocument
                {
                    { "national", "$national" }, { "country", "$country" }, { "state", "$state" }, { "city", "$city" },
                }
            },
            { "users", Sum(1) },
            { "male", CountOf("male") },
            { "female", CountOf("female") },
            { "average_age", Avg("$age") },
        }),
        Project(new BsonDocument
        {
            { "national", "$_id.national" },
            { "country", "$_id.country" },
            { "state", "$_id.state" },
            { "city", "$_id.city" },
            { "users", "$users" },
            { "male", "$male" },
            { "female", "$female" },
            { "average_age", "$average_age" },
        }),
    ];

    // An unknown age stays null, and its band is "unknown".
    private static BsonDocument BandStart(int years) => Subtract("$age", Mod("$age", years));

    private static BsonDocument BandName(string start, int years) => IfNull(
        Concat(Convert(start, "string"), "-", Convert(Add(start, years - 1), "string")),
        "unknown");

    private static BsonDocument CountOf(string gender) => Sum(Cond(Eq("$gender", gender), 1, 0));
}
