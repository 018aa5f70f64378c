using Millrace.Bson;
using Millrace.Embedded.Mongo.Tests.Wire;

namespace Millrace.Embedded.Mongo.Tests.Geo;

/// <summary>What an index answers, what a scan answers and what the tests compute themselves are the same, for seeded data.</summary>
public sealed class GeoPropertyTests
{
    private const double EarthMetres = 6378100;
    private const int Documents = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_index_finds_in_every_area_what_a_scan_and_plain_arithmetic_find(int seed)
    {
        await using TestStore test = await TestStore.StartAsync();
        RandomPlaces random = new(seed);
        Dictionary<int, BsonValue> stored = await FillAsync(test, random);
        for (int i = 0; i < 20; i++)
        {
            var center = random.Place();
            // Bearings mean nothing at a pole itself.
            center.Lat = Math.Clamp(center.Lat, -89.9999, 89.9999);
            double radius = Math.Pow(10, random.Between(-3, 1.6));
            var ring = random.Ring(center.Lng, center.Lat, radius, 9);
            await CheckAsync(test, stored, Area("$geometry", RandomPlaces.Shape("Polygon", new BsonArray { RandomPlaces.Closed(ring) })),
                place => RandomPlaces.IsInRing(center, ring, place));
            double radians = double.DegreesToRadians(radius);
            await CheckAsync(test, stored, Area("$centerSphere", Circle(center, radians)),
                place => Compare(RandomPlaces.Angle(center, place), radians));
            await CheckAsync(test, stored, Area("$center", Circle(center, radius)),
                place => Compare(double.Hypot(place.Lng - center.Lng, place.Lat - center.Lat), radius));
            (double Lng, double Lat) far = (center.Lng + radius, center.Lat - radius);
            await CheckAsync(test, stored, Area("$box", RandomPlaces.Coordinates([center, far])),
                place => place.Lng >= center.Lng && place.Lng <= far.Lng && place.Lat <= center.Lat && place.Lat >= far.Lat);
            BsonArray triangle = RandomPlaces.Coordinates([center, far, (center.Lng, far.Lat)]);
            await CheckAsync(test, stored, Area("$polygon", triangle), expected: null);
            await CheckAsync(test, stored, new BsonDocument("$geoIntersects", new BsonDocument(
                "$geometry", RandomPlaces.Shape("LineString", RandomPlaces.Coordinates(ring)))), expected: null);
            await CheckAsync(test, stored, new BsonDocument("$geoIntersects", new BsonDocument(
                "$geometry", RandomPlaces.Shape("Polygon", new BsonArray { RandomPlaces.Closed(ring) }))), expected: null);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Near_goes_through_all_places_in_the_order_of_their_distance(int seed)
    {
        await using TestStore test = await TestStore.StartAsync();
        RandomPlaces random = new(seed);
        Dictionary<int, BsonValue> stored = await FillAsync(test, random);
        for (int i = 0; i < 12; i++)
        {
            var center = random.Place();
            (double min, double max) = i % 3 == 0
                ? (0, double.PositiveInfinity)
                : (random.Between(0, 1e6), Math.Pow(10, random.Between(3, 7.3)));
            BsonDocument stage = new()
            {
                { "near", RandomPlaces.Point(center.Lng, center.Lat) }, { "distanceField", "d" }, { "minDistance", min },
            };
            if (double.IsFinite(max)) stage.Add("maxDistance", max);
            BsonArray pipeline = [new BsonDocument("$geoNear", stage)];
            List<BsonDocument> found = await test.Client.AllAsync("test", new BsonDocument
            {
                { "aggregate", "indexed" }, { "pipeline", pipeline }, { "cursor", new BsonDocument("batchSize", 37) },
            });
            List<double> order = [.. found.Select(static document => document["d"].AsDouble)];
            Assert.Equal(order.Order(), order);
            Assert.Equal(found.Count, found.Select(static document => document["_id"].AsInt32).Distinct().Count());
            Dictionary<int, double> distances = found.ToDictionary(
                static document => document["_id"].AsInt32, static document => document["d"].AsDouble);
            foreach ((int id, BsonValue location) in stored)
            {
                if (PlaceOf(location) is not { } place) continue;
                double distance = RandomPlaces.Angle(center, place) * EarthMetres;
                if (Math.Abs(distance - min) < 0.01 || Math.Abs(distance - max) < 0.01) continue;
                Assert.Equal(distance > min && distance < max, distances.ContainsKey(id));
                // The haversine formula loses digits where places are nearly opposite.
                if (distances.TryGetValue(id, out double given)) Assert.Equal(distance, given, distance > 1.9e7 ? 1.0 : 0.001);
            }
        }
    }

    private static async Task CheckAsync(
        TestStore test, Dictionary<int, BsonValue> stored, BsonDocument condition, Func<(double Lng, double Lat), bool?>? expected)
    {
        HashSet<int> byIndex = await FindAsync(test, "indexed", condition);
        HashSet<int> byScan = await FindAsync(test, "plain", condition);
        Assert.True(byIndex.SetEquals(byScan), $"{condition}: index {string.Join(' ', byIndex)}, scan {string.Join(' ', byScan)}");
        foreach ((int id, BsonValue location) in stored)
        {
            if (PlaceOf(location) is not { } place || expected?.Invoke(place) is not { } inside) continue;
            Assert.True(inside == byIndex.Contains(id), $"{condition}: {location} should be {(inside ? "in" : "out")}");
        }
    }

    private static async Task<HashSet<int>> FindAsync(TestStore test, string collection, BsonDocument condition)
    {
        BsonDocument find = new() { { "find", collection }, { "filter", new BsonDocument("pos", condition) }, { "batchSize", 100_000 } };
        return [.. (await test.Client.AllAsync("test", find)).Select(static document => document["_id"].AsInt32)];
    }

    /// <summary>Fills two collections alike, one with an index from the start; moves and removes some documents again.</summary>
    private static async Task<Dictionary<int, BsonValue>> FillAsync(TestStore test, RandomPlaces random)
    {
        Dictionary<int, BsonValue> stored = Enumerable.Range(0, Documents).ToDictionary(static id => id, _ => random.Location());
        await test.OkAsync("""{"createIndexes": "indexed", "indexes": [{"key": {"pos": "2dsphere"}, "name": "pos"}]}""");
        foreach (string collection in (string[])["indexed", "plain"])
        {
            BsonArray documents = [.. stored.Select(static entry =>
                (BsonValue)new BsonDocument { { "_id", entry.Key }, { "pos", entry.Value } })];
            await test.Client.OkAsync("test", new BsonDocument { { "insert", collection }, { "documents", documents } });
        }

        for (int i = 0; i < Documents / 6; i++)
        {
            int id = random.Below(Documents);
            BsonValue moved = random.Location();
            bool removed = i % 3 == 0;
            if (removed) stored.Remove(id);
            else if (stored.ContainsKey(id)) stored[id] = moved;
            BsonDocument filter = new("_id", id);
            BsonDocument change = removed
                ? new BsonDocument { { "q", filter }, { "limit", 1 } }
                : new BsonDocument { { "q", filter }, { "u", new BsonDocument("$set", new BsonDocument("pos", moved)) } };
            foreach (string collection in (string[])["indexed", "plain"])
            {
                await test.Client.OkAsync("test", new BsonDocument
                {
                    { removed ? "delete" : "update", collection }, { removed ? "deletes" : "updates", new BsonArray { change } },
                });
            }
        }

        return stored;
    }

    private static BsonDocument Area(string shape, BsonValue value) => new("$geoWithin", new BsonDocument(shape, value));

    private static BsonArray Circle((double Lng, double Lat) center, double radius) => [new BsonArray { center.Lng, center.Lat }, radius];

    private static bool? Compare(double distance, double limit) => Math.Abs(distance - limit) < 1e-7 ? null : distance < limit;

    private static (double Lng, double Lat)? PlaceOf(BsonValue location)
    {
        if (location.IsArray) return (location.AsArray[0].AsDouble, location.AsArray[1].AsDouble);
        if (!location.IsDocument) return null;
        BsonDocument document = location.AsDocument;
        if (document.ContainsKey("lng")) return (document["lng"].AsDouble, document["lat"].AsDouble);
        return document["type"].AsString == "Point" ? PlaceOf(document["coordinates"]) : null;
    }
}
