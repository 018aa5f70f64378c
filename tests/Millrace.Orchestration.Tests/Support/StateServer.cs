using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Embedded.Mongo;
using Millrace.Mongo;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Tests.Support;

/// <summary>
/// The server that the tests of a class run against: the one that MILLRACE_TEST_MONGO names, else an embedded store of their own. Each
/// store is a database of its own, which is dropped at the end.
/// </summary>
public sealed class StateServer : IAsyncLifetime
{
    private readonly List<string> _databases = [];
    private DirectoryInfo? _folder;
    private EmbeddedStore? _store;

    public MongoClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var named = Environment.GetEnvironmentVariable("MILLRACE_TEST_MONGO");
        if (string.IsNullOrEmpty(named))
        {
            _folder = Directory.CreateTempSubdirectory("millrace-state-");
            _store = await EmbeddedStore.StartAsync(
                new EmbeddedStoreOptions { DataDirectory = _folder.FullName }, NullLoggerFactory.Instance, CancellationToken.None);
        }

        Client = new MongoClient(_store?.ConnectionString ?? named!);
    }

    public Task<MongoStateStore> OpenAsync()
    {
        var database = $"millrace_test_{Guid.NewGuid():N}";
        _databases.Add(database);
        return MongoStateStore.OpenAsync(Client.Database(database), default);
    }

    public async Task DisposeAsync()
    {
        foreach (var database in _databases)
        {
            await Client.Database(database).DropAsync(default);
        }

        await Client.DisposeAsync();
        if (_store is not null)
        {
            await _store.DisposeAsync();
            _folder!.Delete(recursive: true);
        }
    }
}
