using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Tests.Support;

/// <summary>A client that sends exactly what a test wants, one request at a time.</summary>
internal sealed class RawClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TcpClient _tcp = new();
    private int _correlationId;

    public static async Task<RawClient> ConnectAsync(EmbeddedBroker broker)
    {
        var client = new RawClient();
        await client._tcp.ConnectAsync(IPAddress.Loopback, broker.Port);
        return client;
    }

    /// <summary>The frame of a request, length included.</summary>
    public static byte[] Frame(ApiKey key, short version, IWireStruct request, int correlationId = 0)
    {
        var isFlexible = WireSchemas.Of(key).Versions.IsFlexible(version);
        var writer = new KafkaWriter { Version = version, IsFlexible = isFlexible };
        var keyNumber = (short)key;
        var client = "test"u8;
        writer.WriteInt32(0);
        writer.Int16(ref keyNumber);
        writer.Int16(ref version);
        writer.WriteInt32(correlationId);
        var clientLength = (short)client.Length;
        writer.Int16(ref clientLength);
        writer.WriteRaw(client);
        writer.Tags();
        request.Visit(ref writer);
        writer.PatchLength((int)writer.TotalLength - 4);
        var frame = writer.Buffered.ToArray();
        writer.Dispose();
        return frame;
    }

    public async Task<TResponse> AskAsync<TResponse>(ApiKey key, short version, IWireStruct request)
        where TResponse : IWireStruct, new()
    {
        await SendAsync(Frame(key, version, request, ++_correlationId));
        var body = await ReceiveAsync() ?? throw new EndOfStreamException("The broker closed the connection.");
        return Parse<TResponse>(body, key, version);
    }

    public async Task SendAsync(byte[] bytes) => await _tcp.GetStream().WriteAsync(bytes);

    /// <summary>Reads one response without its length; null if the broker closed the connection.</summary>
    public async Task<byte[]?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var length = new byte[4];
            await _tcp.GetStream().ReadExactlyAsync(length, patience.Token);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            await _tcp.GetStream().ReadExactlyAsync(body, patience.Token);
            return body;
        }
        catch (Exception exception) when (exception is EndOfStreamException or IOException)
        {
            return null;
        }
    }

    public static TResponse Parse<TResponse>(byte[] frame, ApiKey key, short version)
        where TResponse : IWireStruct, new()
    {
        var reader = new KafkaReader(frame) { Version = version, IsFlexible = WireSchemas.Of(key).Versions.IsFlexible(version) };
        reader.ReadInt32();
        if (key != ApiKey.ApiVersions)
            reader.Tags();
        var response = new TResponse();
        response.Visit(ref reader);
        Assert.Equal(frame.Length, reader.Position);
        return response;
    }

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        return ValueTask.CompletedTask;
    }
}
