using System.Net.Sockets;

namespace Millrace.Cli.Hosting;

/// <summary>
/// Where the embedded server of a data directory listens, in a file beside the server's folder, so that a command finds the server that
/// another process runs there. Only who holds the folder's lock writes it.
/// </summary>
internal sealed class ServerAddress(string folder)
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    private readonly string _file = folder + ".address";

    /// <summary>Tells others; the port is open.</summary>
    public void Publish(string hostAndPort)
    {
        var draft = $"{_file}.{Environment.ProcessId}";
        File.WriteAllText(draft, hostAndPort);
        File.Move(draft, _file, overwrite: true);
    }

    /// <summary>The server is about to stop.</summary>
    public void Withdraw() => File.Delete(_file);

    /// <summary>The address of a server that another process runs, once it answers; null when there is none within a few seconds.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(StartTime, TimeProvider.System);
        while (!limit.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Read() is { } address && await AnswersAsync(address, cancellationToken))
            {
                return address;
            }

            await Task.Delay(LookInterval, TimeProvider.System, cancellationToken);
        }

        return null;
    }

    private string? Read()
    {
        try
        {
            return File.ReadAllText(_file);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task<bool> AnswersAsync(string address, CancellationToken cancellationToken)
    {
        var colon = address.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(address[(colon + 1)..], out var port))
        {
            return false;
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address[..colon], port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
