using System.Globalization;
using Millrace.Bson;

namespace Millrace.Transforms.Benchmarks;

/// <summary>Raw users as a loader stores them, made from a seed.</summary>
internal sealed class SampleUsers(int seed)
{
    private static readonly string[] Nationalities = ["US", "UA", "CH", "AU"];
    private readonly Random _random = new(seed);
    private long _number;

    /// <summary>The next user, on the partition of its nationality.</summary>
    public BsonDocument Next(long[] offsets)
    {
        var partition = _random.Next(Nationalities.Length);
        var nationality = Nationalities[partition];
        var age = _random.Next(18, 90);
        var minutes = _random.Next(-44, 53) * 15;
        return new BsonDocument
        {
            { "_id", string.Create(CultureInfo.InvariantCulture, $"{_random.NextInt64():x16}-{_number++:x}") },
            { "nat", nationality },
            { "payload", Payload(nationality, age, minutes) },
            { "source", new BsonDocument { { "topic", "bench" }, { "partition", partition }, { "offset", offsets[partition]++ } } },
            { "extractedAt", DateTimeOffset.UnixEpoch.AddSeconds(_number) },
            { "loadedAt", DateTimeOffset.UnixEpoch.AddSeconds(_number) },
        };
    }

    private BsonDocument Payload(string nationality, int age, int minutes) => new()
    {
        { "gender", _random.Next(2) == 0 ? "male" : "female" },
        {
            "name", new BsonDocument
            {
                { "title", "Ms" }, { "first", $"First{_random.Next(500)}" }, { "last", $"Last{_random.Next(5000)}" },
            }
        },
        {
            "location", new BsonDocument
            {
                { "street", new BsonDocument { { "number", _random.Next(9999) }, { "name", $"Street {_random.Next(600)}" } } },
                { "city", $"City {_random.Next(300)}" },
                { "state", $"State {_random.Next(30)}" },
                { "country", $"Country of {nationality}" },
                { "postcode", _random.Next(10000, 99999) },
                {
                    "coordinates", new BsonDocument
                    {
                        { "latitude", Degrees(90) }, { "longitude", Degrees(180) },
                    }
                },
                { "timezone", new BsonDocument { { "offset", Offset(minutes) }, { "description", "Somewhere" } } },
            }
        },
        { "email", "someone@example.com" },
        { "dob", new BsonDocument { { "date", "1980-02-03T04:05:06.007Z" }, { "age", age } } },
        { "registered", new BsonDocument("date", Date(_random.Next(12000, 20000))) },
        { "picture", new BsonDocument("large", "https://example.com/portrait.jpg") },
        { "nat", nationality },
    };

    private string Degrees(int limit) =>
        ((_random.NextDouble() * 2 * limit) - limit).ToString("F4", CultureInfo.InvariantCulture);

    private static string Date(int day) =>
        DateTimeOffset.UnixEpoch.AddDays(day).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Offset(int minutes) => string.Create(
        CultureInfo.InvariantCulture, $"{(minutes < 0 ? "-" : "+")}{Math.Abs(minutes) / 60}:{Math.Abs(minutes) % 60:00}");
}
