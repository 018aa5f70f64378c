using Microsoft.Extensions.Logging;
using Millrace.Bson;
using Millrace.Mongo.Interop;

namespace Millrace.Mongo;

/// <summary>
/// A pool of connections to a MongoDB server, replica set or sharded cluster, over libmongoc: discovery, retries, TLS and authentication
/// are that library's. Thread-safe; make one a process and dispose it last. Connecting happens with the first operation.
/// </summary>
public sealed class MongoClient : IAsyncDisposable
{
    private readonly ClientPoolHandle _pool;
    private readonly WorkerThreads _workers;
    private readonly SemaphoreSlim _cursors;
    private int _disposed;

    /// <param name="uri">A connection string, <c>mongodb://…</c> or <c>mongodb+srv://…</c>.</param>
    /// <param name="options">What the connection string does not say; null for the defaults.</param>
    /// <exception cref="MongoConfigurationException">The connection string or an option is wrong, or libmongoc is not
    /// installed.</exception>
    public MongoClient(string uri, MongoClientOptions? options = null)
    {
        options ??= new MongoClientOptions();
        options.Validate();
        MongoLibrary.EnsureLoaded();
        MongoLibrary.LogTo(options.LoggerFactory.CreateLogger<MongoClient>());
        (_pool, Hosts) = Connect(uri, options);
        _workers = new WorkerThreads(options.WorkerThreads);
        _cursors = new SemaphoreSlim(options.MaxOpenCursors);
    }

    /// <summary>The servers of the connection string, for messages: no user, no password.</summary>
    internal string Hosts { get; }

    /// <summary>Bounds the cursors that are open at a time: each holds a connection.</summary>
    internal SemaphoreSlim Cursors => _cursors;

    /// <summary>A database; nothing is asked of the server.</summary>
    public MongoDatabase Database(string name) => new(this, name);

    /// <summary>Asks the server for a sign of life.</summary>
    /// <exception cref="MongoConnectionException">No server answers.</exception>
    public Task PingAsync(CancellationToken cancellationToken) =>
        Database("admin").RunCommandAsync(new BsonDocument("ping", 1), cancellationToken);

    /// <summary>The names of the databases.</summary>
    public async Task<IReadOnlyList<string>> ListDatabaseNamesAsync(CancellationToken cancellationToken)
    {
        var reply = await Database("admin").RunCommandAsync(
            new BsonDocument { { "listDatabases", 1 }, { "nameOnly", true } }, cancellationToken);
        return [.. reply["databases"].AsArray.Select(database => database.AsDocument["name"].AsString)];
    }

    /// <summary>Ends the connections. Operations under way are waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await Task.Factory.StartNew(_workers.Dispose, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _pool.Dispose();
        _cursors.Dispose();
    }

    /// <summary>Runs a blocking call, off the thread pool.</summary>
    internal Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken) => _workers.RunAsync(call, cancellationToken);

    /// <summary>Takes a connection out of the pool; on a worker thread only, for it may wait.</summary>
    internal PooledClientHandle Pop() => PooledClientHandle.Pop(_pool);

    private static (ClientPoolHandle Pool, string Hosts) Connect(string text, MongoClientOptions options)
    {
        var error = default(NativeError);
        using var uri = NativeMethods.UriNew(text, ref error);
        if (uri.IsInvalid)
        {
            throw new MongoConfigurationException($"The MongoDB connection string is not valid: {error.Message}.");
        }

        if (!NativeMethods.UriHasOption(uri, "serverselectiontimeoutms"))
        {
            NativeMethods.UriSetOption(uri, "serverselectiontimeoutms", (int)options.ServerSelectionTimeout.TotalMilliseconds);
        }

        NativeMethods.UriSetAppName(uri, options.AppName);
        var pool = NativeMethods.ClientPoolNew(uri, ref error);
        if (pool.IsInvalid)
        {
            throw new MongoConfigurationException($"The MongoDB connection string cannot be used: {error.Message}.");
        }

        NativeMethods.ClientPoolSetErrorApi(pool, 2);
        // Enough that no worker ever waits for a connection while a cursor holds one.
        NativeMethods.ClientPoolMaxSize(pool, (uint)(options.WorkerThreads + options.MaxOpenCursors));
        var hosts = NativeMethods.UriHosts(uri);
        return (pool, hosts.Count == 0 ? "the SRV address" : string.Join(",", hosts));
    }
}
