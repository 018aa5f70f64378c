using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Embedded.Mongo;

namespace Millrace.Mongo.Tests;

/// <summary>
/// The server that the tests of a class run against: the one that MILLRACE_TEST_MONGO names, else an embedded store of their own.
/// Each class works in a database of its own, which is dropped at the end.
/// </summary>
public sealed class MongoServerFixture : IAsyncLifetime
{
    private readonly string _database = $"millrace_test_{Guid.NewGuid():N}";
    private DirectoryInfo? _folder;
    private EmbeddedStore? _store;
    private int _collections;

    public string ConnectionString { get; private set; } = "";

    public MongoClient Client { get; private set; } = null!;

    public MongoCollection NewCollection() => Client.Database(_database).Collection($"c{Interlocked.Increment(ref _collections)}");

    public async Task InitializeAsync()
    {
        var named = Environment.GetEnvironmentVariable("MILLRACE_TEST_MONGO");
        if (string.IsNullOrEmpty(named))
        {
            _folder = Directory.CreateTempSubdirectory("millrace-mongo-");
            _store = await EmbeddedStore.StartAsync(
                new EmbeddedStoreOptions { DataDirectory = _folder.FullName }, NullLoggerFactory.Instance, CancellationToken.None);
        }

        ConnectionString = _store?.ConnectionString ?? named!;
        Client = new MongoClient(ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await Client.Database(_database).DropAsync(default);
        await Client.DisposeAsync();
        if (_store is not null)
        {
            await _store.DisposeAsync();
            _folder!.Delete(recursive: true);
        }
    }
}
