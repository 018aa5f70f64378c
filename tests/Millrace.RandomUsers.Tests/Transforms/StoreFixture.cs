using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
using Millrace.Embedded.Mongo;
using Millrace.Mongo;
using Millrace.Pipelines;
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
        await Collection(Pipeline.Load.Target).InsertManyAsync(Raw.Select(u => u.ToDocument()), CancellationToken.None);
        await TransformAsync();
        _keepsMilliseconds = await KeepsMillisecondsAsync();
    }

    /// <summary>Runs every transform over everything, as the engine does at a rebuild.</summary>
    public async Task TransformAsync()
    {
        foreach (var step in Pipeline.Transforms.SelectMany(t => t.Steps))
        {
            var merge = new BsonDocument("$merge", new BsonDocument
            {
                { "into", new BsonDocument { { "db", step.Target.Database }, { "coll", step.Target.Collection } } },
                { "on", "_id" },
                { "whenMatched", "replace" },
                { "whenNotMatched", "insert" },
            });
            await Collection(step.Source).ExecuteAsync([.. step.Stages, merge], CancellationToken.None);
        }
    }

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
        await Client.Database(Pipeline.Transforms[^1].Steps[0].Target.Database).DropAsync(CancellationToken.None);
        await Client.DisposeAsync();
        if (Store is null)
            return;
        await Store.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

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
