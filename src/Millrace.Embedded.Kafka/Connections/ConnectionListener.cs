using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Millrace.Embedded.Kafka.Connections;

/// <summary>
/// Kestrel without HTTP: it listens, accepts, limits the number of connections and shuts them down. Used directly rather than through a
/// web host, which would take over Ctrl-C, configuration and logging of whatever process embeds the broker.
/// </summary>
internal sealed class ConnectionListener : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    private readonly KestrelServer _server;
    private readonly ListenOptions _endpoint;

    private ConnectionListener(KestrelServer server, ListenOptions endpoint)
    {
        _server = server;
        _endpoint = endpoint;
    }

    /// <summary>The port that was bound.</summary>
    public int Port => _endpoint.IPEndPoint!.Port;

    /// <summary>Starts listening; throws <see cref="EmbeddedBrokerException"/> if the address cannot be had.</summary>
    public static async Task<ConnectionListener> StartAsync(
        EmbeddedBrokerOptions options,
        Func<ConnectionContext, Task> serve,
        ILoggerFactory loggerFactory,
        CancellationToken cancellationToken)
    {
        var kestrel = new KestrelServerOptions();
        kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
        ListenOptions endpoint = null!;
        kestrel.Listen(options.Host, options.Port, listen =>
        {
            listen.Run(serve);
            endpoint = listen;
        });
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggerFactory);
        var server = new KestrelServer(Options.Create(kestrel), transport, loggerFactory);
        try
        {
            await server.StartAsync(new NoHttpApplication(), cancellationToken);
            return new ConnectionListener(server, endpoint);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            server.Dispose();
            throw new EmbeddedBrokerException(Explain(options, exception), exception);
        }
    }

    /// <summary>Stops accepting and waits for the connections to end, which whoever serves them must bring about; then cuts them.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(ShutdownTimeout);
        await _server.StopAsync(patience.Token);
        _server.Dispose();
    }

    private static string Explain(EmbeddedBrokerOptions options, Exception exception)
    {
        var address = new IPEndPoint(options.Host, options.Port);
        return exception is AddressInUseException || exception.InnerException is AddressInUseException
            ? $"The Kafka broker cannot listen on {address} because the port is taken; stop what uses it or choose another port."
            : $"The Kafka broker cannot listen on {address} ({exception.Message.TrimEnd('.')}); choose another address or port.";
    }
}
