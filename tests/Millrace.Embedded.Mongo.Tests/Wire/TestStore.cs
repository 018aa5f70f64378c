using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Tests.Wire;

/// <summary>A store of a test's own in a temporary folder, with one connected client. Both go with it.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly DirectoryInfo _directory;

    private TestStore(DirectoryInfo directory, EmbeddedStore store, WireClient client)
    {
        _directory = directory;
        Store = store;
        Client = client;
    }

    public EmbeddedStore Store { get; private set; }

    public WireClient Client { get; private set; }

    public string DataDirectory => _directory.FullName;

    public static async Task<TestStore> StartAsync(Func<string, EmbeddedStoreOptions>? options = null)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("millrace-store-");
        EmbeddedStore store = await EmbeddedStore.StartAsync(
            options?.Invoke(directory.FullName) ?? new EmbeddedStoreOptions { DataDirectory = directory.FullName },
            NullLoggerFactory.Instance,
            CancellationToken.None);
        return new TestStore(directory, store, await WireClient.ConnectAsync(store.Port));
    }

    /// <summary>Stops the store and starts it again on the same folder.</summary>
    public async Task RestartAsync()
    {
        await Client.DisposeAsync();
        await Store.DisposeAsync();
        Store = await EmbeddedStore.StartAsync(
            new EmbeddedStoreOptions { DataDirectory = DataDirectory }, NullLoggerFactory.Instance, CancellationToken.None);
        Client = await WireClient.ConnectAsync(Store.Port);
    }

    public Task<BsonDocument> RunAsync(string json) => Client.RunAsync("test", BsonDocument.FromJson(json));

    public Task<BsonDocument> OkAsync(string json) => Client.OkAsync("test", BsonDocument.FromJson(json));

    /// <summary>Inserts documents given as a JSON array.</summary>
    public Task<BsonDocument> InsertAsync(string collection, string documents) =>
        OkAsync($$"""{"insert": "{{collection}}", "documents": {{documents}}}""");

    /// <summary>The first batch of a find or aggregate, as relaxed JSON.</summary>
    public async Task<string> ResultAsync(string json)
    {
        BsonDocument reply = await OkAsync(json);
        return new BsonDocument { { "r", reply["cursor"].AsDocument["firstBatch"] } }.ToString()[5..^1];
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Store.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
