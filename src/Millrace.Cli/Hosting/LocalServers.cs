using Millrace.Cli.Commands;
using Millrace.Cli.Settings;
using Millrace.Embedded.Kafka;
using Millrace.Embedded.Mongo;

namespace Millrace.Cli.Hosting;

/// <summary>
/// Where Kafka and MongoDB are for this run: the clusters that were named, or embedded servers that live as long as this object.
/// Dispose it after everything that talks to them.
/// </summary>
internal sealed class LocalServers : IAsyncDisposable
{
    private readonly EmbeddedBroker? _broker;
    private readonly EmbeddedStore? _store;

    private LocalServers(string bootstrapServers, string mongoUri, EmbeddedBroker? broker, EmbeddedStore? store)
    {
        BootstrapServers = bootstrapServers;
        MongoUri = mongoUri;
        _broker = broker;
        _store = store;
    }

    /// <summary>The Kafka brokers, <c>host:port,…</c>; empty when the command needs none.</summary>
    public string BootstrapServers { get; }

    /// <summary>The MongoDB connection string; empty when the command needs none.</summary>
    public string MongoUri { get; }

    /// <summary>Whether the broker is the embedded one.</summary>
    public bool HasBroker => _broker is not null;

    /// <summary>Whether the store is the embedded one.</summary>
    public bool HasStore => _store is not null;

    /// <summary>Starts the embedded servers that the command needs and no setting replaces.</summary>
    /// <exception cref="EmbeddedBrokerException">The broker cannot start: its port, or its folder.</exception>
    /// <exception cref="EmbeddedStoreException">The store cannot start: its port, or its folder.</exception>
    public static async Task<LocalServers> StartAsync(CommandContext context, ServerNeeds needs, CancellationToken cancellationToken)
    {
        var dataDirectory = context.Get(KnownSettings.DataDir);
        var kafka = context.Find(KnownSettings.Kafka);
        var mongo = context.Find(KnownSettings.Mongo);
        EmbeddedBroker? broker = null;
        EmbeddedStore? store = null;
        try
        {
            if (needs.KafkaPort is { } kafkaPort && kafka is null)
            {
                broker = await EmbeddedBroker.StartAsync(
                    new EmbeddedBrokerOptions { DataDirectory = DataFolders.Kafka(dataDirectory), Port = kafkaPort },
                    context.LoggerFactory,
                    cancellationToken);
            }

            if (needs.MongoPort is { } mongoPort && mongo is null)
            {
                store = await EmbeddedStore.StartAsync(
                    new EmbeddedStoreOptions { DataDirectory = DataFolders.Mongo(dataDirectory), Port = mongoPort },
                    context.LoggerFactory,
                    cancellationToken);
            }
        }
        catch (Exception)
        {
            await DisposeAsync(broker, store);
            throw;
        }

        return new LocalServers(kafka ?? broker?.BootstrapServers ?? "", mongo ?? store?.ConnectionString ?? "", broker, store);
    }

    /// <summary>Stops the broker, then the store.</summary>
    public ValueTask DisposeAsync() => DisposeAsync(_broker, _store);

    private static async ValueTask DisposeAsync(EmbeddedBroker? broker, EmbeddedStore? store)
    {
        if (broker is not null)
        {
            await broker.DisposeAsync();
        }

        if (store is not null)
        {
            await store.DisposeAsync();
        }
    }
}
