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
        Project(new BsonDocument { { "extractedAt", 1 }, { "raw", Converted() } }),
        Set(new BsonDocument("good", Checked())),
        Set(new BsonDocument("cell", new BsonDocument
        {
            { "column", Geohashes.Index("$good.longitude", 360, Geohashes.MaxPrecision) },
            { "row", Geohashes.Index("$good.latitude", 180, Geohashes.MaxPrecision) },
        })),
        Project(Flat(nationality)),
    ];

    // Each raw value as the type it should have.
    private static BsonDocument Converted() => new()
    {
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
        { "born", Convert(Text("dob.date"), "date") },
        { "registered", Convert(Text("registered.date"), "date") },
        { "offset", Text("location.timezone.offset") },
        { "timezone", Text("location.timezone.description") },
        { "picture", Text("picture.large") },
    };

    // What must keep to a range or a form; null where it does not.
    private static BsonDocument Checked() => new()
    {
        { "title", Cond(In("$raw.title", AbbreviatedTitles), Concat("$raw.title", ". "), Concat("$raw.title", " ")) },
        { "latitude", Cond(Within("$raw.latitude", 90), "$raw.latitude", BsonValue.Null) },
        { "longitude", Cond(Within("$raw.longitude", 180), "$raw.longitude", BsonValue.Null) },
        { "hours_minutes", Split(LTrim("$raw.offset", "+-"), ":") },
    };

    // None of these names is a field of the stage before, which would keep its place there: so they come in this order.
    private static BsonDocument Flat(string nationality) => new()
    {
        { "full_name", Concat(Cond(Eq("$raw.title", ""), "", IfNull("$good.title", "")), "$raw.first", " ", "$raw.last") },
        { "gender", "$raw.gender" },
        { "location", Concat("$raw.number", ", ", "$raw.street") },
        { "city", "$raw.city" },
        { "state", "$raw.state" },
        { "country", "$raw.country" },
        { "postcode", "$raw.postcode" },
        { "latitude", "$good.latitude" },
        { "longitude", "$good.longitude" },
        { "position", OfPosition(Point) },
        { "geohash", OfPosition(Geohashes.Text("$cell.column", "$cell.row")) },
        { "email", "$raw.email" },
        { "national", new BsonDocument("$literal", nationality) },
        { "age", "$raw.age" },
        { "birth_date", "$raw.born" },
        { "registered_at", "$raw.registered" },
        { "timezone_offset", "$raw.offset" },
        { "timezone_minutes", OffsetMinutes() },
        { "timezone", "$raw.timezone" },
        { "picture", "$raw.picture" },
        { "event_id", "$_id" },
        { "extracted_at", "$extractedAt" },
    };

    private static BsonDocument Point => new()
    {
        { "type", "Point" }, { "coordinates", new BsonArray { "$good.longitude", "$good.latitude" } },
    };

    private static BsonDocument OfPosition(BsonValue value) =>
        Cond(And(Gte("$good.latitude", -90), Gte("$good.longitude", -180)), value, BsonValue.Null);

    // "-3:30" is minus three hours and thirty minutes: the sign is of both, so it is taken off first and put back last.
    private static BsonDocument OffsetMinutes()
    {
        var minutes = Add(
            Multiply(Convert(ArrayElemAt("$good.hours_minutes", 0), "int"), 60),
            Convert(ArrayElemAt("$good.hours_minutes", 1), "int"));
        return Multiply(Cond(Eq(SubstrCP("$raw.offset", 0, 1), "-"), -1, 1), minutes);
    }

    // Null and NaN sort below every number, so both fall out.
    private static BsonDocument Within(string degrees, int limit) => And(Gte(degrees, -limit), Lte(degrees, limit));

    private static BsonDocument Text(string path) => Convert($"$payload.{path}", "string");
}
