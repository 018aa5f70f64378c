using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Embedded.Mongo;
using Millrace.Mongo;

namespace Millrace.Faults.Tests.Servers;

/// <summary>
/// The store of a test behind a <see cref="StoreProxy"/>: the embedded one, or the server that MILLRACE_TEST_MONGO names (a standalone
/// one: a replica set would tell clients its own addresses). Databases have names of their own and are dropped at the end.
/// </summary>
internal sealed class StoreServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-faults-mongo-").FullName;
    private EmbeddedStore? _embedded;
    private int _port;

    private StoreServer()
    {
    }

    /// <summary>Makes the trouble.</summary>
    public StoreProxy Proxy { get; private set; } = null!;

    /// <summary>Through the proxy: what the pipeline uses.</summary>
    public MongoClient Client { get; private set; } = null!;

    /// <summary>The address through the proxy.</summary>
    public string Uri => string.Create(CultureInfo.InvariantCulture, $"mongodb://127.0.0.1:{Proxy.Port}/?directConnection=true");

    /// <summary>The beginning of the names of the test's databases.</summary>
    public string Name { get; } = "f" + Guid.NewGuid().ToString("N")[..10];

    private static string? Named => Environment.GetEnvironmentVariable("MILLRACE_TEST_MONGO");

    public static async Task<StoreServer> StartAsync()
    {
        var store = new StoreServer();
        if (string.IsNullOrEmpty(Named))
        {
            await store.StartEmbeddedAsync();
            store.Proxy = StoreProxy.Start(new IPEndPoint(IPAddress.Loopback, store._port));
        }
        else
        {
            var address = new Uri(Named);
            var host = (await Dns.GetHostAddressesAsync(address.Host))[0];
            store.Proxy = StoreProxy.Start(new IPEndPoint(host, address.Port));
        }

        store.Client = new MongoClient(store.Uri, new MongoClientOptions { ServerSelectionTimeout = TimeSpan.FromSeconds(2) });
        return store;
    }

    /// <summary>Takes the store away: the embedded one really stops, another is cut off.</summary>
    public async Task StopAsync()
    {
        Proxy.Leave();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
            _embedded = null;
        }
    }

    /// <summary>Brings it back with what it held.</summary>
    public async Task StartAgainAsync()
    {
        if (_port != 0)
        {
            await StartEmbeddedAsync();
        }

        Proxy.Return();
    }

    public async ValueTask DisposeAsync()
    {
        if (_port == 0)
        {
            foreach (var database in (await Client.ListDatabaseNamesAsync(CancellationToken.None)).Where(IsOurs))
            {
                await Client.Database(database).DropAsync(CancellationToken.None);
            }
        }

        await Client.DisposeAsync();
        await Proxy.DisposeAsync();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private bool IsOurs(string database) => database.StartsWith(Name, StringComparison.Ordinal);

    private async Task StartEmbeddedAsync()
    {
        var options = new EmbeddedStoreOptions { DataDirectory = _folder, Port = _port };
        _embedded = await EmbeddedStore.StartAsync(options, NullLoggerFactory.Instance, CancellationToken.None);
        _port = _embedded.Port;
    }
}
