using System.Text;
using Confluent.Kafka;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Pipelines;

namespace Millrace.Faults.Tests;

/// <summary>What there is at every place that a record passes, counted by who did not put it there.</summary>
internal sealed class Ledger
{
    private static readonly string[] ViewsOfAllUsers = ["nationalities", "age_pyramid", "demographics", "timezones"];

    private Ledger()
    {
    }

    /// <summary>The event ids of the topic's records, those without one left out.</summary>
    public required IReadOnlyList<string> Topic { get; init; }

    /// <summary>The event ids of raw documents.</summary>
    public required IReadOnlyList<string> Raw { get; init; }

    /// <summary>The event ids of flat documents, over all nationalities.</summary>
    public required IReadOnlyList<string> Flat { get; init; }

    /// <summary>The users that each view tells of.</summary>
    public required IReadOnlyDictionary<string, long> Views { get; init; }

    /// <summary>The dead letters: the place that they had in the topic, or their own when they never reached it.</summary>
    public required IReadOnlyList<string> DeadLetters { get; init; }

    public static async Task<Ledger> ReadAsync(Plant plant)
    {
        var mongo = plant.Store.Client;
        var flat = new List<string>();
        foreach (var nationality in plant.Pipeline.Extract.Keys)
        {
            flat.AddRange(await IdsAsync(mongo, plant.Databases.Users, nationality));
        }

        var views = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var view in ViewsOfAllUsers)
        {
            views[view] = await UsersAsync(mongo, plant.Databases.Analytics, view);
        }

        return new Ledger
        {
            Topic = [.. Read(plant.Kafka.Options, plant.Pipeline.Stream.Topic.Name)
                .Select(record => Header(record, RecordHeaders.EventId)).OfType<string>()],
            DeadLetters = [.. Read(plant.Kafka.Options, plant.DeadLetterTopic).Select(OriginOf)],
            Raw = await IdsAsync(mongo, plant.Databases.Users, "raw_users"),
            Flat = flat,
            Views = views,
        };
    }

    /// <summary>Every good record is once in raw, once in flat and once in each view, and every bad one is a dead letter.</summary>
    /// <param name="good">Good records that were acknowledged to the extractor.</param>
    /// <param name="bad">Records that are not good.</param>
    /// <param name="remark">What to say with a failure, such as the seed.</param>
    public void AssertAddsUp(long good, long bad, string remark = "")
    {
        var told = $"{remark} topic {Topic.Count}, raw {Raw.Count}, flat {Flat.Count}, dead letters {DeadLetters.Count}, "
            + string.Join(", ", Views.Select(view => $"{view.Key} {view.Value}"));
        Assert.True(good == Topic.Distinct(StringComparer.Ordinal).Count(), $"{good} good records were acknowledged; {told}");
        Assert.True(good == Topic.Count, $"records are twice in the topic; {told}");
        Assert.True(Sorted(Raw).SequenceEqual(Sorted(Topic)), $"raw documents are not the topic's events; {told}");
        Assert.True(Sorted(Flat).SequenceEqual(Sorted(Raw)), $"flat documents are not the raw ones; {told}");
        Assert.All(Views, view => Assert.True(view.Value == good, $"view {view.Key}; {told}"));
        Assert.True(bad == DeadLetters.Distinct(StringComparer.Ordinal).Count(), $"{bad} records are bad; {told}");
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> ids) => ids.Order(StringComparer.Ordinal);

    private static async Task<List<string>> IdsAsync(MongoClient mongo, string database, string collection)
    {
        var ids = new List<string>();
        var only = new FindOptions { Projection = new BsonDocument("_id", 1) };
        await foreach (var document in mongo.Database(database).Collection(collection).FindAsync([], only))
        {
            ids.Add(document["_id"].AsString);
        }

        return ids;
    }

    private static async Task<long> UsersAsync(MongoClient mongo, string database, string view)
    {
        var users = 0L;
        await foreach (var row in mongo.Database(database).Collection(view).FindAsync([]))
        {
            Assert.True(row["users"].TryGetInt64(out var count));
            users += count;
        }

        return users;
    }

    // A record that is loaded again becomes a dead letter again; one that never reached the topic is one only once.
    private static string OriginOf(ConsumeResult<byte[], byte[]> letter) =>
        Header(letter, "millrace.dlq.offset") is { } offset
            ? $"{Header(letter, "millrace.dlq.topic")}/{Header(letter, "millrace.dlq.partition")}/{offset}"
            : letter.TopicPartitionOffset.ToString();

    private static string? Header(ConsumeResult<byte[], byte[]> record, string name) =>
        record.Message.Headers is { } headers && headers.TryGetLastBytes(name, out var bytes) ? Encoding.UTF8.GetString(bytes) : null;

    private static List<ConsumeResult<byte[], byte[]>> Read(KafkaOptions kafka, string topic)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = kafka.BootstrapServers, GroupId = "ledger", EnablePartitionEof = true, EnableAutoCommit = false,
        };
        using var consumer = new ConsumerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var partitions = admin.GetMetadata(topic, Plant.Patience).Topics[0].Partitions;
        consumer.Assign(partitions.Select(partition => new TopicPartitionOffset(topic, partition.PartitionId, Offset.Beginning)));
        var records = new List<ConsumeResult<byte[], byte[]>>();
        for (var open = partitions.Count; open > 0;)
        {
            var record = consumer.Consume(Plant.Patience) ?? throw new TimeoutException($"The end of {topic} was not reached.");
            if (record.IsPartitionEOF)
            {
                open--;
            }
            else
            {
                records.Add(record);
            }
        }

        return records;
    }
}
