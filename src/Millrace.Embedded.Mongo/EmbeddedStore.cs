using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Millrace.Embedded.Mongo.Commands;
using Millrace.Embedded.Mongo.Cursors;
using Millrace.Embedded.Mongo.Protocol;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo;

/// <summary>
/// A durable, single-node server of the MongoDB protocol inside this process, for laptops, tests and small use. Acknowledged writes
/// survive the death of the process; with <c>j: true</c> or <c>w: "majority"</c> also the loss of power. Thread safe.
/// </summary>
public sealed class EmbeddedStore : IAsyncDisposable
{
    private readonly StoreLock _directoryLock;
    private readonly DatabaseSet _databases;
    private readonly CursorRegistry _cursors;
    private readonly CommandThreads _threads;
    private readonly CancellationTokenSource _stopping = new();
    private readonly KestrelServer _server;
    private readonly ILogger _logger;
    private readonly ServerState _state;
    private int _disposed;

    private EmbeddedStore(EmbeddedStoreOptions options, StoreLock directoryLock, ILoggerFactory loggerFactory)
    {
        _directoryLock = directoryLock;
        _logger = loggerFactory.CreateLogger<EmbeddedStore>();
        _databases = new DatabaseSet(options.DataDirectory, options.MaxDatabaseBytes);
        _cursors = new CursorRegistry(options);
        _threads = new CommandThreads(options.MaxRunningCommands);
        _state = new ServerState(options, _databases, _cursors);
        CommandDispatcher dispatcher = new(_state, _threads, _logger);
        MongoConnectionHandler handler = new(_state, dispatcher, _logger, _stopping.Token);

        KestrelServerOptions kestrel = new();
        kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
        kestrel.Listen(options.Host, options.Port, listen => listen.Run(handler.OnConnectedAsync));
        SocketTransportFactory transport = new(Options.Create(new SocketTransportOptions()), loggerFactory);
        _server = new KestrelServer(Options.Create(kestrel), transport, loggerFactory);
    }

    /// <value>The TCP port that clients connect to.</value>
    public int Port => _state.Port;

    /// <value>The URI that clients connect with, such as <c>mongodb://127.0.0.1:27017</c>.</value>
    public string ConnectionString => $"mongodb://{new IPEndPoint(_state.Options.Host, Port)}";

    /// <summary>Opens the data directory and begins to serve it.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="loggerFactory">Receives the log.</param>
    /// <param name="cancellationToken">Ends the start; a store that has started ends with <see cref="DisposeAsync"/>.</param>
    /// <exception cref="EmbeddedStoreException">
    /// An option is wrong, the port is taken, or the directory is in use or not writable.
    /// </exception>
    public static async Task<EmbeddedStore> StartAsync(
        EmbeddedStoreOptions options, ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        options.Validate();
        StoreLock directoryLock = StoreLock.Take(options.DataDirectory);
        EmbeddedStore store;
        try
        {
            store = new EmbeddedStore(options, directoryLock, loggerFactory);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            directoryLock.Dispose();
            throw new EmbeddedStoreException($"The data directory {options.DataDirectory} cannot be used ({failure.Message}).", failure);
        }

        try
        {
            await store.ListenAsync(cancellationToken);
            return store;
        }
        catch (Exception failure)
        {
            await store.DisposeAsync();
            if (failure is IOException or AddressInUseException)
            {
                throw new EmbeddedStoreException(
                    $"Port {options.Port} on {options.Host} cannot be used for the embedded store ({ReasonOf(failure)}); choose another.",
                    failure);
            }

            throw;
        }
    }

    /// <summary>Stops serving: new connections are refused, running commands end or are rolled back, and the files are closed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        // Order: no new work, then the work in progress, then what it works on.
        await _stopping.CancelAsync();
        await _server.StopAsync(CancellationToken.None);
        _server.Dispose();
        _cursors.Dispose();
        _threads.Dispose();
        _databases.Dispose();
        _directoryLock.Dispose();
        _stopping.Dispose();
        Log.Stopped(_logger, ConnectionString);
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await _server.StartAsync(new NoHttp(), cancellationToken);
        string address = _server.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _state.Port = new Uri(address).Port;
        Log.Started(_logger, ConnectionString, _state.Options.DataDirectory);
    }

    private static string ReasonOf(Exception failure) =>
        failure is AddressInUseException || failure.InnerException is AddressInUseException ? "it is taken" : failure.Message;

    /// <summary>Kestrel wants an HTTP application beside connection handlers; no connection ever reaches this one.</summary>
    private sealed class NoHttp : IHttpApplication<IFeatureCollection>
    {
        public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

        public Task ProcessRequestAsync(IFeatureCollection context) => Task.CompletedTask;

        public void DisposeContext(IFeatureCollection context, Exception? exception)
        {
        }
    }
}
