using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
using Millrace.Embedded.Mongo;
using Millrace.Mongo;

namespace Millrace.Pipelines.Tests.Support;

/// <summary>
/// The store that a test writes to: the embedded one on a free port and a folder of its own, or the server that MILLRACE_TEST_MONGO
/// names. Databases have names of their own and are dropped at the end.
/// </summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-pipelines-").FullName;
    private EmbeddedStore? _embedded;
    private int _port;

    private TestStore()
    {
    }

    public MongoClient Client { get; private set; } = null!;

    public string Name { get; } = "t" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>The database of the engine's state.</summary>
    public string State => Name + "_state";

    public CollectionName Raw => new(Name, "raw");

    public static Task<TestStore> StartAsync() => StartAsync(Environment.GetEnvironmentVariable("MILLRACE_TEST_MONGO"));

    /// <summary>The embedded store whatever the environment says, for tests that stop and start it.</summary>
    public static Task<TestStore> StartEmbeddedAsync() => StartAsync(null);

    public MongoCollection Collection(CollectionName name) => Client.Database(name.Database).Collection(name.Collection);

    public Task<List<BsonDocument>> ReadAsync(string collection) => ReadAsync(new CollectionName(Name, collection));

    public async Task<List<BsonDocument>> ReadAsync(CollectionName name)
    {
        var documents = new List<BsonDocument>();
        await foreach (var document in Collection(name).FindAsync([]))
        {
            documents.Add(document);
        }

        return documents;
    }

    public async Task StopAsync()
    {
        await _embedded!.DisposeAsync();
        _embedded = null;
    }

    public async Task StartAgainAsync()
    {
        var options = new EmbeddedStoreOptions { DataDirectory = _folder, Port = _port };
        _embedded = await EmbeddedStore.StartAsync(options, NullLoggerFactory.Instance, CancellationToken.None);
        _port = _embedded.Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_embedded is null && _port == 0)
        {
            await Client.Database(Name).DropAsync(CancellationToken.None);
            await Client.Database(State).DropAsync(CancellationToken.None);
        }

        await Client.DisposeAsync();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<TestStore> StartAsync(string? uri)
    {
        var store = new TestStore();
        if (uri is null)
        {
            await store.StartAgainAsync();
            uri = store._embedded!.ConnectionString;
        }

        store.Client = new MongoClient(uri, new MongoClientOptions { ServerSelectionTimeout = TimeSpan.FromSeconds(2) });
        return store;
    }
}
