using Millrace.Bson;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Transforms;

/// <summary>Flat documents to the time zone view of <c>analytics</c>.</summary>
internal static class TimeZoneStages
{
    /// <summary><c>analytics.timezones</c>: users of each UTC offset.</summary>
    public static IReadOnlyList<BsonDocument> Offsets() =>
    [
        Group(new BsonDocument
        {
            { "_id", new BsonDocument { { "national", "$national" }, { "minutes", "$timezone_minutes" } } },
            // The least of several spellings: the first would depend on the order of reading.
            { "offset", Min("$timezone_offset") },
            { "timezone", Min("$timezone") },
            { "users", Sum(1) },
        }),
        Project(new BsonDocument
        {
            { "national", "$_id.national" },
            { "minutes", "$_id.minutes" },
            { "offset", "$offset" },
            { "timezone", "$timezone" },
            { "users", "$users" },
        }),
    ];
}
