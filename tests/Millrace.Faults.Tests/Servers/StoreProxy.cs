using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Millrace.Bson;

namespace Millrace.Faults.Tests.Servers;

/// <summary>
/// Stands between the pipeline and a MongoDB-compatible store on loopback and makes trouble: it refuses writes, is slow, cuts answers
/// off, goes away and comes back. It reads the frames of OP_MSG only as far as the command's name. Thread-safe.
/// </summary>
public sealed class StoreProxy : IAsyncDisposable
{
    private const int HeaderBytes = 16;
    private const int OpMessage = 2013;
    private const int MaxMessageBytes = 48_000_000 + HeaderBytes;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);
    private static readonly HashSet<string> Writes = ["insert", "update", "delete", "findAndModify", "aggregate"];

    private readonly IPEndPoint _store;
    private readonly ConcurrentDictionary<TcpClient, bool> _clients = new();
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _disturbed;

    private StoreProxy(IPEndPoint store) => _store = store;

    /// <summary>What it does now.</summary>
    public StoreMood Mood { get; set; }

    /// <summary>Requests that it refused, held up or cut off so far.</summary>
    public int Disturbed => Volatile.Read(ref _disturbed);

    public int Port { get; private set; }

    public static StoreProxy Start(IPEndPoint store)
    {
        var proxy = new StoreProxy(store);
        proxy.Return();
        return proxy;
    }

    /// <summary>Goes away: no new connections, and the old ones break.</summary>
    public void Leave()
    {
        _listener.Stop();
        foreach (var client in _clients.Keys)
        {
            client.Close();
        }
    }

    /// <summary>Comes back on the same port.</summary>
    public void Return()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    public ValueTask DisposeAsync()
    {
        Leave();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The proxy has left.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var store = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        _clients[client] = true;
        try
        {
            await store.ConnectAsync(_store);
            await RelayAsync(client.GetStream(), store.GetStream());
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One side is gone, and so the other must be.
        }
        finally
        {
            _clients.TryRemove(client, out _);
            client.Dispose();
        }
    }

    /// <summary>Request, answer, request, answer: drivers send no second request on a connection before the first is answered.</summary>
    private async Task RelayAsync(NetworkStream client, NetworkStream store)
    {
        while (true)
        {
            var request = await ReadAsync(client);
            var isWrite = Writes.Contains(CommandOf(request));
            var mood = isWrite ? Mood : StoreMood.Good;
            if (mood != StoreMood.Good)
            {
                Interlocked.Increment(ref _disturbed);
            }

            if (mood == StoreMood.RefusingWrites)
            {
                await client.WriteAsync(Refusal(request));
                continue;
            }

            if (mood == StoreMood.Slow)
            {
                await Task.Delay(Delay, TimeProvider.System);
            }

            await store.WriteAsync(request);
            var answer = await ReadAsync(store);
            if (mood == StoreMood.CuttingAnswers)
            {
                await client.WriteAsync(answer.AsMemory(0, answer.Length / 2));
                return;
            }

            await client.WriteAsync(answer);
        }
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream)
    {
        var header = new byte[HeaderBytes];
        await stream.ReadExactlyAsync(header);
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        Assert.InRange(length, HeaderBytes, MaxMessageBytes);
        var message = new byte[length];
        header.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(HeaderBytes));
        return message;
    }

    /// <summary>The name of the first element of an OP_MSG's body, which drivers send as the first section.</summary>
    private static string CommandOf(ReadOnlySpan<byte> message)
    {
        const int FirstName = HeaderBytes + 4 + 1 + 4 + 1; // flags, kind of section, length of the body, type of the element
        if (BinaryPrimitives.ReadInt32LittleEndian(message[12..]) != OpMessage || message[HeaderBytes + 4] != 0)
        {
            return "";
        }

        var name = message[FirstName..];
        return Encoding.ASCII.GetString(name[..name.IndexOf((byte)0)]);
    }

    private static byte[] Refusal(ReadOnlySpan<byte> request)
    {
        var body = new BsonDocument
        {
            { "ok", 0.0 }, { "errmsg", "not primary" }, { "code", 10107 }, { "codeName", "NotWritablePrimary" },
        }.ToBytes();
        var answer = new byte[HeaderBytes + 5 + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(answer, answer.Length);
        request.Slice(4, 4).CopyTo(answer.AsSpan(8)); // responseTo
        BinaryPrimitives.WriteInt32LittleEndian(answer.AsSpan(12), OpMessage);
        body.CopyTo(answer, HeaderBytes + 5);
        return answer;
    }
}
