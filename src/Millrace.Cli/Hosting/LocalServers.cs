using Millrace.Cli.Commands;
using Millrace.Cli.Settings;
using Millrace.Embedded.Kafka;
using Millrace.Embedded.Mongo;

namespace Millrace.Cli.Hosting;

/// <summary>
/// Where Kafka and MongoDB are for this run: the clusters that were named; embedded servers that live as long as this object; or those
/// that another process, an <c>up</c> for example, runs on the same data directory. Dispose it after everything that talks to them.
/// </summary>
internal sealed class LocalServers : IAsyncDisposable
{
    private const string MongoScheme = "mongodb://";

    private readonly ServerAddress _brokerAddress;
    private readonly ServerAddress _storeAddress;
    private EmbeddedBroker? _broker;
    private EmbeddedStore? _store;

    private LocalServers(string dataDirectory)
    {
        _brokerAddress = new ServerAddress(DataFolders.Kafka(dataDirectory));
        _storeAddress = new ServerAddress(DataFolders.Mongo(dataDirectory));
    }

    /// <summary>The Kafka brokers, <c>host:port,…</c>; empty when the command needs none.</summary>
    public string BootstrapServers { get; private set; } = "";

    /// <summary>The MongoDB connection string; empty when the command needs none.</summary>
    public string MongoUri { get; private set; } = "";

    /// <summary>Whether the broker is the embedded one of this process.</summary>
    public bool HasBroker => _broker is not null;

    /// <summary>Whether the store is the embedded one of this process.</summary>
    public bool HasStore => _store is not null;

    /// <summary>Asks the embedded broker of this process for the bytes of its topics; null when the cluster is elsewhere.</summary>
    public Func<IReadOnlyDictionary<string, long>>? TopicBytes => _broker is { } broker ? broker.TopicBytes : null;

    /// <summary>Finds or starts the servers that the command needs.</summary>
    /// <exception cref="EmbeddedBrokerException">The broker cannot start: its port, or its folder.</exception>
    /// <exception cref="EmbeddedStoreException">The store cannot start: its port, or its folder.</exception>
    public static async Task<LocalServers> StartAsync(CommandContext context, ServerNeeds needs, CancellationToken cancellationToken)
    {
        var servers = new LocalServers(context.Get(KnownSettings.DataDir));
        try
        {
            if (needs.KafkaPort is { } kafkaPort)
            {
                servers.BootstrapServers = Named(context, KnownSettings.Kafka)
                    ?? await servers.BrokerAsync(context, needs, kafkaPort, cancellationToken);
            }

            if (needs.MongoPort is { } mongoPort)
            {
                servers.MongoUri = Named(context, KnownSettings.Mongo)
                    ?? await servers.StoreAsync(context, needs, mongoPort, cancellationToken);
            }

            return servers;
        }
        catch (Exception)
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the broker, then the store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_broker is not null)
        {
            _brokerAddress.Withdraw();
            await _broker.DisposeAsync();
        }

        if (_store is not null)
        {
            _storeAddress.Withdraw();
            await _store.DisposeAsync();
        }
    }

    /// <summary>The cluster that was named, for a command that takes one: 'broker' and 'store' run their own whatever is set.</summary>
    private static string? Named(CommandContext context, Setting<string> setting) =>
        context.Offers(setting) ? context.Find(setting) : null;

    private async Task<string> BrokerAsync(CommandContext context, ServerNeeds needs, int port, CancellationToken cancellationToken)
    {
        var options = new EmbeddedBrokerOptions { DataDirectory = DataFolders.Kafka(context.Get(KnownSettings.DataDir)), Port = port };
        try
        {
            _broker = await EmbeddedBroker.StartAsync(options, context.LoggerFactory, cancellationToken);
        }
        catch (EmbeddedBrokerException) when (!needs.IsOwner)
        {
            if (await _brokerAddress.FindAsync(cancellationToken) is { } address)
            {
                return address;
            }

            throw;
        }

        _brokerAddress.Publish(_broker.BootstrapServers);
        return _broker.BootstrapServers;
    }

    private async Task<string> StoreAsync(CommandContext context, ServerNeeds needs, int port, CancellationToken cancellationToken)
    {
        var options = new EmbeddedStoreOptions { DataDirectory = DataFolders.Mongo(context.Get(KnownSettings.DataDir)), Port = port };
        try
        {
            _store = await EmbeddedStore.StartAsync(options, context.LoggerFactory, cancellationToken);
        }
        catch (EmbeddedStoreException) when (!needs.IsOwner)
        {
            if (await _storeAddress.FindAsync(cancellationToken) is { } address)
            {
                return MongoScheme + address;
            }

            throw;
        }

        _storeAddress.Publish(new Uri(_store.ConnectionString).Authority);
        return _store.ConnectionString;
    }
}
