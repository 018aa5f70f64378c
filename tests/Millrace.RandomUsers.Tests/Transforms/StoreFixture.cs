using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
using Millrace.Embedded.Mongo;
using Millrace.Mongo;
using Millrace.Pipelines;
using Millrace.Pipelines.Transform;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Tests.Transforms;

/// <summary>
/// Raw users in a store, transformed: what the tests of transforms read. The store is the one that MILLRACE_TEST_MONGO names, else an
/// embedded one.
/// </summary>
public sealed class StoreFixture : IAsyncLifetime
{
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"millrace-{Guid.NewGuid():N}");
    private EmbeddedStore? Store { get; set; }
    private MongoClient Client { get; set; } = null!;
    private bool _keepsMilliseconds;

    public IReadOnlyList<RawUser> Raw { get; private set; } = [];

    public IReadOnlyList<FlatUser> Flat { get; private set; } = [];

    public RandomUsersPipeline Pipeline { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var server = Environment.GetEnvironmentVariable("MILLRACE_TEST_MONGO");
        if (string.IsNullOrEmpty(server))
        {
            var options = new EmbeddedStoreOptions { DataDirectory = _directory };
            Store = await EmbeddedStore.StartAsync(options, NullLoggerFactory.Instance, CancellationToken.None);
            server = Store.ConnectionString;
        }

        Client = new MongoClient(server);
        Pipeline = new RandomUsersPipeline(new RandomUsersOptions
        {
            Database = $"users_{_run}", AnalyticsDatabase = $"analytics_{_run}", StateDatabase = $"millrace_{_run}",
        });
        Raw = await RawUsers.MakeAsync();
        Flat = [.. Raw.Where(u => Pipeline.Extract.Keys.Contains(u.Nat)).Select(FlatUser.Of)];
        await LoadAndTransformAsync(Random.Shared.Next());
        _keepsMilliseconds = await KeepsMillisecondsAsync();
    }

    /// <summary>The seed of the interleaving of loads, redeliveries, runs and rebuilds that filled the store; shown where a test
    /// fails.</summary>
    public int Seed { get; private set; }

    public Task TransformAsync() => Transforms().RunAsync(CancellationToken.None);

    public async Task<IReadOnlyList<BsonDocument>> ReadAsync(CollectionName source, params IReadOnlyList<BsonDocument> stages)
    {
        var documents = new List<BsonDocument>();
        await foreach (var document in Collection(source).AggregateAsync(stages))
            documents.Add(document);
        return documents;
    }

    /// <summary>A date as text that can be compared with what the store made.</summary>
    /// <remarks>
    /// Expected difference: the oracle engine misreads the milliseconds of a text (23.052 s becomes 23.520 s, and it is a millisecond short
    /// before 2000), so with a store that does this, which a probe tells, dates are compared to the minute.
    /// </remarks>
    public string Comparable(DateTimeOffset date) =>
        date.UtcDateTime.ToString(_keepsMilliseconds ? "O" : "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public async Task DisposeAsync()
    {
        await Client.Database(Pipeline.Load.Target.Database).DropAsync(CancellationToken.None);
        await Client.Database(Pipeline.Transforms[^1].Target.Database).DropAsync(CancellationToken.None);
        await Client.Database(Pipeline.Transform.StateDatabase).DropAsync(CancellationToken.None);
        await Client.DisposeAsync();
        if (Store is null)
            return;
        await Store.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Batches arrive in a random order, some are entered twice, and runs, rebuilds and runs that are cut off come
    /// between.</summary>
    private async Task LoadAndTransformAsync(int seed)
    {
        Seed = seed;
        var random = new Random(seed);
        var numbers = new long[4];
        var loaded = new List<(int Partition, long From, long To)>();
        var offset = 0L;
        foreach (var batch in Shuffled(random).Chunk(150))
        {
            var partition = random.Next(numbers.Length);
            var from = offset;
            var documents = batch.Select(user => user.ToDocument()).ToList();
            foreach (var document in documents)
            {
                document.Add("source", new BsonDocument { { "topic", "t" }, { "partition", partition }, { "offset", offset++ } });
            }

            await Collection(Pipeline.Load.Target).InsertManyAsync(documents, CancellationToken.None);
            loaded.Add((partition, from, offset - 1));
            await EnterAsync(numbers, loaded[^1]);
            if (random.Next(2) == 0)
            {
                await EnterAsync(numbers, loaded[random.Next(loaded.Count)]);
            }

            if (random.Next(3) == 0)
            {
                using var cut = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(1, 400)));
                await ((Task)Transforms().RunAsync(cut.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (random.Next(3) == 0)
            {
                await (random.Next(3) == 0
                    ? Transforms().RebuildAsync([Pipeline.Transforms[random.Next(Pipeline.Transforms.Count)].Name], CancellationToken.None)
                    : Transforms().RunAsync(CancellationToken.None));
            }
        }

        await Task.WhenAll(TransformAsync(), TransformAsync());
        await TransformAsync();
    }

    private RawUser[] Shuffled(Random random)
    {
        RawUser[] users = [.. Raw];
        random.Shuffle(users);
        return users;
    }

    // What a loader enters once a batch is stored.
    private async Task EnterAsync(long[] numbers, (int Partition, long From, long To) batch)
    {
        var lane = $"{Pipeline.Load.Target}/t/{batch.Partition}";
        var number = ++numbers[batch.Partition];
        await Client.Database(Pipeline.Transform.StateDatabase).Collection("load_journal").InsertOneAsync(
            new BsonDocument
            {
                { "_id", $"{lane}/{number:D19}" },
                { "lane", lane },
                { "number", number },
                { "from", batch.From },
                { "to", batch.To },
                { "records", batch.To - batch.From + 1 },
            },
            CancellationToken.None);
    }

    private TransformRunner Transforms() =>
        new(Client, Pipeline.Transforms, Pipeline.Transform, NullLoggerFactory.Instance, TimeProvider.System);

    private MongoCollection Collection(CollectionName name) => Client.Database(name.Database).Collection(name.Collection);

    private async Task<bool> KeepsMillisecondsAsync()
    {
        var probe = await ReadAsync(
            Pipeline.Load.Target,
            Limit(1),
            Project(new BsonDocument("date", Convert(new BsonDocument("$literal", "2003-06-10T04:21:23.052Z"), "date"))));
        return probe.Single()["date"].AsDateTimeMs % 1000 == 52;
    }
}
