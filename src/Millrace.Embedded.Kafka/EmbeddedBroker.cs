using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Millrace.Embedded.Kafka.Connections;
using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Handlers;
using Millrace.Embedded.Kafka.Log;

namespace Millrace.Embedded.Kafka;

/// <summary>
/// A durable, single-node Kafka broker inside this process, for laptops, tests and small single-machine use. Any Kafka client can connect
/// to it. Disposing stops it: clients are disconnected, then everything is flushed and the data directory released. Thread-safe.
/// </summary>
public sealed class EmbeddedBroker : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly EmbeddedBrokerOptions _options;
    private readonly ILogger _logger;
    private readonly MemoryBudget _requestMemory;
    private DataDirectoryLock? _directoryLock;
    private TopicCatalog? _topics;
    private GroupCoordinator? _groups;
    private ConnectionListener? _listener;
    private Maintenance? _maintenance;
    private readonly TaskCompletionSource<ApiTable> _apis = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isDisposed;

    private EmbeddedBroker(EmbeddedBrokerOptions options, ILogger logger)
    {
        _options = options;
        _logger = logger;
        _requestMemory = new MemoryBudget(options.MaxBufferedRequestBytes);
    }

    /// <summary>The TCP port the broker listens on.</summary>
    public int Port => _listener!.Port;

    /// <summary>What a client takes as <c>bootstrap.servers</c>, for example <c>127.0.0.1:9092</c>.</summary>
    public string BootstrapServers => $"{AdvertisedHost}:{Port}";

    private string AdvertisedHost =>
        _options.AdvertisedHost
        ?? (_options.Host.Equals(System.Net.IPAddress.Any) || _options.Host.Equals(System.Net.IPAddress.IPv6Any)
            ? "127.0.0.1"
            : _options.Host.ToString());

    /// <summary>Opens the data directory, checks what is in it and listens.</summary>
    /// <param name="options">Where, and within which limits.</param>
    /// <param name="loggerFactory">Receives the broker's log; never the content of records.</param>
    /// <param name="cancellationToken">Gives up starting. To stop a broker that runs, dispose it.</param>
    /// <exception cref="EmbeddedBrokerException">
    /// An option is wrong, the directory is in use or not writable, its content is not readable, or the port is taken.
    /// </exception>
    public static async Task<EmbeddedBroker> StartAsync(
        EmbeddedBrokerOptions options, ILoggerFactory loggerFactory, CancellationToken cancellationToken = default)
    {
        options.Validate();
        var broker = new EmbeddedBroker(options, loggerFactory.CreateLogger<EmbeddedBroker>());
        try
        {
            await broker.OpenAsync(loggerFactory, cancellationToken);
            return broker;
        }
        catch (Exception exception)
        {
            await broker.DisposeAsync();
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new EmbeddedBrokerException(
                    $"The Kafka data directory {options.DataDirectory} cannot be used ({exception.Message.TrimEnd('.')}).",
                    exception);
            }

            throw;
        }
    }

    /// <summary>The bytes that each topic has on disk, by its name.</summary>
    public IReadOnlyDictionary<string, long> TopicBytes() => _topics!.All.ToDictionary(
        topic => topic.Name, topic => topic.Partitions.Sum(partition => partition.Bytes), StringComparer.Ordinal);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        await _stopping.CancelAsync();
        _apis.TrySetCanceled();
        if (_listener is not null)
            await _listener.DisposeAsync();
        if (_maintenance is not null)
            await _maintenance.DisposeAsync();
        _groups?.Dispose();
        _topics?.Dispose();
        _directoryLock?.Dispose();
        _stopping.Dispose();
        if (_listener is not null)
            _logger.Stopped(BootstrapServers);
    }

    private async Task OpenAsync(ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(_options.DataDirectory);
        _directoryLock = DataDirectoryLock.Take(directory);
        var device = _options.FlushOnAppend ? (IFileDevice)new FlushingFileDevice(new FileDevice()) : new FileDevice();
        var services = new LogServices(_options, device, _options.TimeProvider, _logger);
        _topics = TopicCatalog.Open(directory, services);
        _groups = new GroupCoordinator(directory, services);
        cancellationToken.ThrowIfCancellationRequested();

        // The handlers advertise the port, which is known once the listener runs; the first connections wait for them.
        _listener = await ConnectionListener.StartAsync(_options, ServeAsync, loggerFactory, cancellationToken);
        _apis.SetResult(new ApiTable(_topics, _groups, new BrokerIdentity(_topics.ClusterId, AdvertisedHost, Port), _options));
        _maintenance = new Maintenance(_topics, _groups, services);
        _logger.Started(BootstrapServers, directory, _topics.All.Count());
    }

    private async Task ServeAsync(ConnectionContext connection)
    {
        using var lifetime = new ConnectionLifetime(_options.TimeProvider, connection.ConnectionClosed, _stopping.Token);
        var apis = await _apis.Task;
        await new BrokerConnection(connection, lifetime, apis, _options, _requestMemory, _logger).RunAsync();
    }
}
