using System.Globalization;
using System.Text.Json.Nodes;
using Millrace.Bson;

namespace Millrace.RandomUsers.Tests.Transforms;

/// <summary>The flat document of a user as plain C# makes it from the API's JSON: what the aggregation pipeline is compared with.</summary>
public sealed record FlatUser
{
    public required string EventId { get; init; }

    public required string? FullName { get; init; }

    public required string? Gender { get; init; }

    public required string? Location { get; init; }

    public required string? City { get; init; }

    public required string? State { get; init; }

    public required string? Country { get; init; }

    public required string? Postcode { get; init; }

    public required double? Latitude { get; init; }

    public required double? Longitude { get; init; }

    public required string? Email { get; init; }

    public required string National { get; init; }

    public required int? Age { get; init; }

    public required DateTimeOffset? BirthDate { get; init; }

    public required DateTimeOffset? RegisteredAt { get; init; }

    public required string? TimezoneOffset { get; init; }

    public required string? Timezone { get; init; }

    public required string? Picture { get; init; }

    public required DateTimeOffset ExtractedAt { get; init; }

    public int? TimezoneMinutes => TimezoneOffset?.Split(':') is [var hours, var minutes]
        && int.TryParse(hours.TrimStart('+', '-'), NumberStyles.None, CultureInfo.InvariantCulture, out var h)
        && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            ? (TimezoneOffset.StartsWith('-') ? -1 : 1) * ((h * 60) + m)
            : null;

    public bool IsLocated => Latitude is not null && Longitude is not null;

    public static FlatUser Of(RawUser raw)
    {
        var user = raw.Payload;
        var location = user["location"] as JsonObject;
        var name = user["name"]!;
        var title = Text(name["title"]) switch
        {
            null or "" => "",
            "Mr" or "Mrs" or "Ms" or "Dr" or "Prof" => Text(name["title"]) + ". ",
            var word => word + " ",
        };
        return new FlatUser
        {
            EventId = raw.EventId,
            FullName = $"{title}{Text(name["first"])} {Text(name["last"])}",
            Gender = Text(user["gender"]),
            Location = location?["street"] is JsonObject street ? $"{Text(street["number"])}, {Text(street["name"])}" : null,
            City = Text(location?["city"]),
            State = Text(location?["state"]),
            Country = Text(location?["country"]),
            Postcode = Text(location?["postcode"]),
            Latitude = Degrees(At(location, "coordinates", "latitude"), 90),
            Longitude = Degrees(At(location, "coordinates", "longitude"), 180),
            Email = Text(user["email"]),
            National = Text(user["nat"])!,
            Age = At(user, "dob", "age")?.GetValue<int>(),
            BirthDate = Date(At(user, "dob", "date")),
            RegisteredAt = Date(At(user, "registered", "date")),
            TimezoneOffset = Text(At(location, "timezone", "offset")),
            Timezone = Text(At(location, "timezone", "description")),
            Picture = Text(At(user, "picture", "large")),
            ExtractedAt = raw.ExtractedAt,
        };
    }

    public BsonDocument ToDocument() => new()
    {
        { "_id", EventId },
        { "full_name", OrNull(FullName) },
        { "gender", OrNull(Gender) },
        { "location", OrNull(Location) },
        { "city", OrNull(City) },
        { "state", OrNull(State) },
        { "country", OrNull(Country) },
        { "postcode", OrNull(Postcode) },
        { "latitude", Latitude ?? BsonValue.Null },
        { "longitude", Longitude ?? BsonValue.Null },
        { "position", IsLocated ? GeoJson.Point(Longitude!.Value, Latitude!.Value) : BsonValue.Null },
        { "geohash", IsLocated ? Geohash.Of(Latitude!.Value, Longitude!.Value, 8).Text : BsonValue.Null },
        { "email", OrNull(Email) },
        { "national", National },
        { "age", Age ?? BsonValue.Null },
        { "birth_date", BirthDate ?? BsonValue.Null },
        { "registered_at", RegisteredAt ?? BsonValue.Null },
        { "timezone_offset", OrNull(TimezoneOffset) },
        { "timezone_minutes", TimezoneMinutes ?? BsonValue.Null },
        { "timezone", OrNull(Timezone) },
        { "picture", OrNull(Picture) },
        { "event_id", EventId },
        { "extracted_at", ExtractedAt },
    };

    private static JsonNode? At(JsonObject? parent, string name, string member) => (parent?[name] as JsonObject)?[member];

    private static BsonValue OrNull(string? text) => text is null ? BsonValue.Null : text;

    // Numbers and strings as text, everything else as nothing.
    private static string? Text(JsonNode? node) =>
        node is JsonValue value ? value.TryGetValue(out string? text) ? text : value.ToJsonString() : null;

    private static double? Degrees(JsonNode? node, double limit) =>
        double.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= limit
            ? degrees
            : null;

    private static DateTimeOffset? Date(JsonNode? node) =>
        DateTimeOffset.TryParse(Text(node), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
