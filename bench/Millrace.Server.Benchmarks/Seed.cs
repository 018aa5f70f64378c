using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
using Millrace.Embedded.Kafka;
using Millrace.Embedded.Mongo;
using Millrace.Mongo;
using Millrace.Pipelines;
using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Stream;
using Millrace.RandomUsers;

namespace Millrace.Server.Benchmarks;

/// <summary>
/// Fills a data directory. The first users go the whole way, through topic, store and transforms; the others are copies of them with ids of
/// their own, written directly, of which the views are built anew. Those count as loaded and transformed, so that `up` has nothing to catch
/// up with.
/// </summary>
internal sealed class Seed(string folder, SeedSize size)
{
    private const int WholeWayEach = 2500;
    private const int Broken = 2000;
    private const int Chunk = 2000;

    private static readonly string[] Nationalities = ["US", "UA", "CH", "AU"];

    private static readonly string[] Views =
    [
        "demographics", "places", "age_pyramid", "nationalities", "registrations", "geo_cells", "geo_countries", "timezones",
    ];

    public async Task FillAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        await ServeAsync(async (kafka, _) =>
            await ProduceAsync(kafka, Broken, number => Encoding.UTF8.GetBytes($"{{\"broken\": {number}")));
        Say(begun, $"{Broken:N0} records that are no JSON");
        await UpProcess.RunAsync(folder, "demo", "--source", "builtin", "--window", "0s", "--results",
            Math.Min(WholeWayEach, size.Documents / 8).ToString(CultureInfo.InvariantCulture));
        Say(begun, "the first users went the whole way");
        await ServeAsync(async (kafka, mongo) =>
        {
            var users = mongo.Database("users");
            var raw = await TakeAsync(users, "raw_users");
            await InsertAsync(users.Collection("raw_users"), raw, size.Documents / 2);
            Say(begun, "raw users");
            foreach (var nationality in Nationalities)
            {
                await InsertAsync(users.Collection(nationality), await TakeAsync(users, nationality), size.Documents / 8);
            }

            Say(begun, "flat users");
            await new RunHistory(mongo.Database("millrace")).FillAsync(size.Runs);
            Say(begun, "runs and audit");
            var payloads = raw.Select(user => ExtendedJson.Write(user["payload"], ExtendedJsonMode.Relaxed))
                .Select(Encoding.UTF8.GetBytes).ToList();
            await ProduceAsync(kafka, size.Records, number => payloads[number % payloads.Count]);
            var groups = new ConsumerGroups(kafka, mongo, "millrace", NullLoggerFactory.Instance, TimeProvider.System);
            await groups.ResetAsync("users", "random_users", new ResetTarget.Latest(), null, CancellationToken.None);
            Say(begun, "records");
        });
        await UpProcess.RunAsync(folder, "transform rebuild", Views);
        Say(begun, "views");
        await File.WriteAllTextAsync(Path.Combine(folder, "filled"), size.ToString());
    }

    private async Task ServeAsync(Func<KafkaOptions, MongoClient, Task> work)
    {
        var none = NullLoggerFactory.Instance;
        await using var broker = await EmbeddedBroker.StartAsync(
            new EmbeddedBrokerOptions { DataDirectory = Path.Combine(folder, "kafka"), Port = 0 }, none, CancellationToken.None);
        await using var store = await EmbeddedStore.StartAsync(
            new EmbeddedStoreOptions { DataDirectory = Path.Combine(folder, "mongo") }, none, CancellationToken.None);
        await using var mongo = new MongoClient(store.ConnectionString);
        await work(new KafkaOptions { BootstrapServers = broker.BootstrapServers }, mongo);
    }

    private static async Task ProduceAsync(KafkaOptions kafka, int count, Func<int, byte[]> payloadOf)
    {
        var stream = new RandomUsersPipeline(new RandomUsersOptions()).Stream;
        await using var producer = await RecordProducer.StartAsync(
            kafka, stream, NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
        foreach (var chunk in Enumerable.Range(0, count).Chunk(Chunk))
        {
            var outcome = await producer.ProduceAsync(
            [
                .. chunk.Select(number => new SourceRecord
                {
                    Key = Nationalities[number % Nationalities.Length],
                    EventId = Guid.NewGuid().ToString(),
                    Payload = payloadOf(number),
                    ExtractedAt = TimeProvider.System.GetUtcNow(),
                    Source = "bench",
                    Schema = "randomuser/1.4",
                    RunId = "bench",
                    TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
                }),
            ], CancellationToken.None);
            if (outcome.Undelivered > 0)
            {
                throw new InvalidOperationException(outcome.Reason);
            }
        }
    }

    private static async Task<IReadOnlyList<BsonDocument>> TakeAsync(MongoDatabase database, string collection)
    {
        var found = new List<BsonDocument>();
        await foreach (var document in database.Collection(collection).FindAsync([], new FindOptions { Limit = Chunk }))
        {
            found.Add(document);
        }

        return found;
    }

    /// <summary>Copies under new ids; raw ones of another topic, so that no loader looks for their place in its own.</summary>
    private static async Task InsertAsync(MongoCollection collection, IReadOnlyList<BsonDocument> samples, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(Chunk))
        {
            await collection.InsertManyAsync(chunk.Select(number => Copy(samples[number % samples.Count], number)), CancellationToken.None);
        }
    }

    private static BsonDocument Copy(BsonDocument sample, int number)
    {
        var copy = sample.DeepClone();
        var id = Guid.NewGuid().ToString();
        copy["_id"] = id;
        if (copy.ContainsKey("event_id"))
        {
            copy["event_id"] = id;
        }

        if (copy["source"] is { IsDocument: true } source)
        {
            source.AsDocument["topic"] = "archive";
            source.AsDocument["offset"] = (long)number;
        }

        return copy;
    }

    private static void Say(long begun, string what) =>
        Console.WriteLine($"{Stopwatch.GetElapsedTime(begun).TotalSeconds,6:F0} s  {what}");
}
