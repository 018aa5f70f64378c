using Millrace.Bson;
using Millrace.Pipelines;
using Millrace.Pipelines.Transform;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Transforms;

/// <summary>Flat documents to the time zone view of <c>analytics</c>.</summary>
internal static class TimeZoneStages
{
    /// <summary><c>analytics.timezones</c>: users of each UTC offset, by gender and age.</summary>
    public static ViewDefinition Offsets(CollectionName target, IReadOnlyList<string> from) => new()
    {
        Name = "timezones",
        Version = 3,
        Target = target,
        From = from,
        Key = new BsonDocument
        {
            { "national", "$national" },
            { "minutes", "$timezone_minutes" },
            { "gender", "$gender" },
            { "age_from", DemographicsStages.BandStart(DemographicsStages.BandYears) },
        },
        Measures = new BsonDocument
        {
            // The least of several spellings: the first would depend on the order of reading.
            { "offset", Min("$timezone_offset") },
            { "timezone", Min("$timezone") },
            { "users", Sum(1) },
        },
        Row =
        [
            Project(new BsonDocument
            {
                { "national", "$_id.national" },
                { "minutes", "$_id.minutes" },
                { "gender", "$_id.gender" },
                { "age_from", "$_id.age_from" },
                { "offset", "$offset" },
                { "timezone", "$timezone" },
                { "users", "$users" },
            }),
        ],
    };
}
