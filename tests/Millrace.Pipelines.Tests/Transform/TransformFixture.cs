using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Tests.Support;
using Millrace.Pipelines.Transform;

namespace Millrace.Pipelines.Tests.Transform;

/// <summary>
/// A store with raw documents and a load journal made as a loader makes them, step by step, so that a test can stop between any two
/// steps. The transforms: people of even and of odd age, flat, and a view that counts the flat ones by age.
/// </summary>
internal sealed class TransformFixture : IAsyncDisposable
{
    public const string Topic = "people";

    private readonly Dictionary<int, JournalLane> _lanes = [];
    private readonly Dictionary<int, long> _ends = [];

    private TransformFixture(TestStore store) => Store = store;

    public TestStore Store { get; }

    /// <summary>What a correct pipeline must hold: age by id.</summary>
    public Dictionary<string, int> Expected { get; } = [];

    public LoadJournal Journal => new(Store.Client, LoadOptions);

    private LoadOptions LoadOptions => new()
    {
        Stream = new StreamOptions { Topic = new TopicOptions { Name = Topic } },
        Group = "g",
        Target = Store.Raw,
        StateDatabase = Store.State,
    };

    public static async Task<TransformFixture> StartAsync() => new(await TestStore.StartAsync());

    public TransformRunner Runner(int version = 1, int recordsPerMerge = 50_000, Func<string, Task>? onStep = null) => new(
        Store.Client,
        Definitions(version),
        new TransformOptions { StateDatabase = Store.State, RecordsPerMerge = recordsPerMerge, OnStep = onStep },
        NullLoggerFactory.Instance,
        TimeProvider.System);

    public Task<TransformReport> RunAsync(int version = 1) => Runner(version).RunAsync(CancellationToken.None);

    /// <summary>What a loader does with a batch: store, then journal.</summary>
    public async Task LoadAsync(int partition, params string[] ids)
    {
        var (from, to) = await StoreAsync(partition, ids);
        await JournalAsync(partition, from, to);
    }

    /// <summary>Stores a batch and does not come to enter it.</summary>
    public async Task<(long From, long To)> StoreAsync(int partition, params string[] ids)
    {
        var from = _ends.GetValueOrDefault(partition);
        for (var index = 0; index < ids.Length; index++)
        {
            await StoreAtAsync(partition, from + index, ids[index]);
        }

        _ends[partition] = from + ids.Length;
        return (from, from + ids.Length - 1);
    }

    public async Task StoreAtAsync(int partition, long offset, string id)
    {
        var age = id.GetHashCode(StringComparison.Ordinal) & 63;
        Expected.TryAdd(id, age);
        var source = new BsonDocument { { "topic", Topic }, { "partition", partition }, { "offset", offset } };
        var document = new BsonDocument { { "payload", new BsonDocument("age", Expected[id]) }, { "source", source } };
        await Store.Collection(Store.Raw).UpdateOneAsync(
            new BsonDocument("_id", id), new BsonDocument("$setOnInsert", document), upsert: true, CancellationToken.None);
    }

    public async Task JournalAsync(int partition, long from, long to)
    {
        if (!_lanes.TryGetValue(partition, out var lane))
        {
            lane = _lanes[partition] = new JournalLane(JournalEntries.LaneOf(Store.Raw, Topic, partition), Topic, partition);
        }

        await Journal.AppendAsync(lane, from, to, to - from + 1, CancellationToken.None);
    }

    /// <summary>A loader starts again and takes a partition.</summary>
    public async Task ReopenAsync(int partition) => _lanes[partition] = await Journal.OpenAsync(Topic, partition, CancellationToken.None);

    /// <summary>The topic is deleted and made anew: its offsets begin at 0 again.</summary>
    public void RecreateTopic() => _ends.Clear();

    public async Task AssertUpToDateAsync()
    {
        var even = await Store.ReadAsync("even");
        var odd = await Store.ReadAsync("odd");
        Assert.Equal(
            Expected.OrderBy(person => person.Key, StringComparer.Ordinal),
            even.Concat(odd).Select(
                flat => KeyValuePair.Create(flat["_id"].AsString, flat["age"].AsInt32)).OrderBy(p => p.Key, StringComparer.Ordinal));
        Assert.All(even, flat => Assert.Equal(0, flat["age"].AsInt32 % 2));
        var ages = await Store.ReadAsync("ages");
        Assert.Equal(
            Expected.GroupBy(person => person.Value / 10).Select(group => (
                group.Key, group.Count(), group.Sum(person => person.Value), group.Min(person => person.Value),
                group.Max(person => person.Value), group.Average(person => person.Value))).Order(),
            ages.Select(row => (
                (int)row["_id"].ToDouble(), (int)row["people"].ToDouble(), (int)row["sum"].ToDouble(), (int)row["least"].ToDouble(),
                (int)row["most"].ToDouble(), row["average"].ToDouble())).Order());
    }

    public Task<List<BsonDocument>> JournalEntriesAsync() => Store.ReadAsync(new CollectionName(Store.State, JournalEntries.Collection));

    public async ValueTask DisposeAsync() => await Store.DisposeAsync();

    private TransformDefinition[] Definitions(int version) =>
    [
        Flat("even", 0, version),
        Flat("odd", 1, version),
        new ViewDefinition
        {
            Name = "ages",
            Version = version,
            Target = new CollectionName(Store.Name, "ages"),
            From = ["even", "odd"],
            Key = new BsonDocument("$floor", new BsonDocument("$divide", new BsonArray { "$age", 10 })), // one key in both collections
            Measures = new BsonDocument
            {
                { "people", new BsonDocument("$sum", 1) },
                { "sum", new BsonDocument("$sum", "$age") },
                { "least", new BsonDocument("$min", "$age") },
                { "most", new BsonDocument("$max", "$age") },
            },
            Row =
            [
                new("$set", new BsonDocument
                {
                    { "average", new BsonDocument("$divide", new BsonArray { "$sum", "$people" }) }, { "version", version },
                }),
            ],
        },
    ];

    private FlattenDefinition Flat(string target, int parity, int version) => new()
    {
        Name = target,
        Version = version,
        Source = Store.Raw,
        Target = new CollectionName(Store.Name, target),
        Stages =
        [
            new("$project", new BsonDocument
            {
                { "age", "$payload.age" }, { "version", new BsonDocument("$literal", version) },
            }),
            new("$match", new BsonDocument("age", new BsonDocument("$mod", new BsonArray { 2, parity }))),
        ],
        Indexes = [new TransformIndex("age", new BsonDocument("age", 1))],
    };
}
