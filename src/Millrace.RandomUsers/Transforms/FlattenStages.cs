using Millrace.Bson;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Transforms;

/// <summary>
/// Raw document to flat document of <c>users.&lt;NAT&gt;</c>. No value can make it fail: what is not of the type it should be becomes null.
/// </summary>
internal static class FlattenStages
{
    // Written with a full stop; Miss, Madame, Monsieur and the like are words.
    private static readonly BsonArray AbbreviatedTitles = ["Dr", "Mr", "Mrs", "Ms", "Prof"];

    /// <summary>The stages for the users of one nationality.</summary>
    public static IReadOnlyList<BsonDocument> For(string nationality) =>
    [
        Match(new BsonDocument("nat", nationality)),
        Project(Converted()),
        Set(Checked()),
        Project(Flat()),
    ];

    // Each raw value as the type it should have, under a name of its own.
    private static BsonDocument Converted() => new()
    {
        { "nat", 1 },
        { "extractedAt", 1 },
        { "title", Text("name.title") },
        { "first", Text("name.first") },
        { "last", Text("name.last") },
        { "gender", Text("gender") },
        { "number", Text("location.street.number") },
        { "street", Text("location.street.name") },
        { "city", Text("location.city") },
        { "state", Text("location.state") },
        { "country", Text("location.country") },
        { "postcode", Text("location.postcode") },
        { "latitude", Convert("$payload.location.coordinates.latitude", "double") },
        { "longitude", Convert("$payload.location.coordinates.longitude", "double") },
        { "email", Text("email") },
        { "age", Convert("$payload.dob.age", "int") },
        { "birth_date", Convert(Text("dob.date"), "date") },
        { "registered_at", Convert(Text("registered.date"), "date") },
        { "offset", Text("location.timezone.offset") },
        { "timezone", Text("location.timezone.description") },
        { "picture", Text("picture.large") },
    };

    private static BsonDocument Checked()
    {
        var onGlobe = And(Within("$latitude", 90), Within("$longitude", 180));
        return new BsonDocument
        {
            { "title", Cond(In("$title", AbbreviatedTitles), Concat("$title", "."), "$title") },
            { "latitude", Cond(Within("$latitude", 90), "$latitude", BsonValue.Null) },
            { "longitude", Cond(Within("$longitude", 180), "$longitude", BsonValue.Null) },
            { "position", Cond(onGlobe, Point("$longitude", "$latitude"), BsonValue.Null) },
            { "hours_minutes", Split(LTrim("$offset", "+-"), ":") },
        };
    }

    // Every field is computed, none just kept: so they come in this order.
    private static BsonDocument Flat() => new()
    {
        { "full_name", Concat(Cond(Eq(IfNull("$title", ""), ""), "", Concat("$title", " ")), "$first", " ", "$last") },
        { "gender", "$gender" },
        { "location", Concat("$number", ", ", "$street") },
        { "city", "$city" },
        { "state", "$state" },
        { "country", "$country" },
        { "postcode", "$postcode" },
        { "latitude", "$latitude" },
        { "longitude", "$longitude" },
        { "position", "$position" },
        { "email", "$email" },
        { "national", "$nat" },
        { "age", "$age" },
        { "birth_date", "$birth_date" },
        { "registered_at", "$registered_at" },
        { "timezone_offset", "$offset" },
        { "timezone_minutes", OffsetMinutes() },
        { "timezone", "$timezone" },
        { "picture", "$picture" },
        { "event_id", "$_id" },
        { "extracted_at", "$extractedAt" },
    };

    // "-3:30" is minus three hours and thirty minutes: the sign is of both, so it is taken off first and put back last.
    private static BsonDocument OffsetMinutes()
    {
        var minutes = Add(
            Multiply(Convert(ArrayElemAt("$hours_minutes", 0), "int"), 60),
            Convert(ArrayElemAt("$hours_minutes", 1), "int"));
        return Multiply(Cond(Eq(SubstrCP("$offset", 0, 1), "-"), -1, 1), minutes);
    }

    private static BsonDocument Point(string longitude, string latitude) => new()
    {
        { "type", "Point" }, { "coordinates", new BsonArray { longitude, latitude } },
    };

    // Null and NaN sort below every number, so both fall out.
    private static BsonDocument Within(string degrees, int limit) => And(Gte(degrees, -limit), Lte(degrees, limit));

    private static BsonDocument Text(string path) => Convert($"$payload.{path}", "string");
}
