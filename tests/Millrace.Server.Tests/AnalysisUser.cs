using Millrace.Bson;

namespace Millrace.Server.Tests;

/// <summary>A user whose every analysed value is known: what the answers are compared with.</summary>
public sealed record AnalysisUser(
    string Id, string National, string Country, string State, string City, string Gender, int Age, double Longitude, double Latitude,
    int OffsetMinutes, DateTimeOffset RegisteredAt, DateTimeOffset ExtractedAt, string FirstName)
{
    public static readonly DateTimeOffset FirstExtraction = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly (string Code, string Country)[] Nationalities =
        [("US", "United States"), ("UA", "Ukraine"), ("CH", "Switzerland"), ("AU", "Australia")];

    /// <summary>So many users, the same each time.</summary>
    public static IReadOnlyList<AnalysisUser> Make(int count)
    {
        var random = new Random(20260301);
        var ids = new Random(20260302);
        return
        [
            .. Enumerable.Range(0, count).Select(index =>
            {
                var (code, country) = Nationalities[random.Next(Nationalities.Length)];
                var state = $"{code} state {random.Next(4)}";
                return new AnalysisUser(
                    IdFrom(ids), code, country, state, $"{state}, city {random.Next(30)}",
                    random.Next(2) == 0 ? "female" : "male", random.Next(18, 80), Math.Round((random.NextDouble() * 360) - 180, 4),
                    Math.Round((random.NextDouble() * 180) - 90, 4), random.Next(-20, 23) * 30,
                    new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(random.Next(4000)), FirstExtraction.AddSeconds(index),
                    index == 0 ? "=HYPERLINK(\"http://evil.example\")" : $"First, \"{index}\"");
            }),
        ];
    }

    private static string IdFrom(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private string OffsetText => FormattableString.Invariant(
        $"{(OffsetMinutes < 0 ? "-" : "+")}{Math.Abs(OffsetMinutes) / 60}:{Math.Abs(OffsetMinutes) % 60:00}");

    public BsonDocument ToRaw(long offset) => new()
    {
        { "_id", Id },
        { "nat", National },
        { "payload", Payload() },
        { "extractedAt", ExtractedAt },
        { "source", new BsonDocument { { "topic", "t" }, { "partition", 0 }, { "offset", offset } } },
    };

    private BsonDocument Payload() => new()
    {
        { "nat", National },
        { "gender", Gender },
        { "name", new BsonDocument { { "title", "" }, { "first", FirstName }, { "last", "Last" } } },
        {
            "location", new BsonDocument
            {
                { "city", City },
                { "state", State },
                { "country", Country },
                {
                    "coordinates", new BsonDocument
                    {
                        { "latitude", FormattableString.Invariant($"{Latitude}") },
                        { "longitude", FormattableString.Invariant($"{Longitude}") },
                    }
                },
                {
                    "timezone", new BsonDocument
                    {
                        { "offset", OffsetText },
                        { "description", "Somewhere" },
                    }
                },
            }
        },
        { "dob", new BsonDocument { { "age", Age }, { "date", "1990-01-01T00:00:00.000Z" } } },
        { "registered", new BsonDocument("date", RegisteredAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null)) },
    };
}
