using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Tests.Wire;

/// <summary>A client that knows the protocol's frames and nothing else, so that a test can send what no driver would.</summary>
internal sealed class WireClient : IAsyncDisposable
{
    private const int OpMessage = 2013;
    private const int OpQuery = 2004;

    private readonly TcpClient _tcp = new();
    private NetworkStream _stream = null!;
    private int _requestId;

    public static async Task<WireClient> ConnectAsync(int port)
    {
        WireClient client = new();
        await client._tcp.ConnectAsync(IPAddress.Loopback, port);
        client._tcp.NoDelay = true;
        client._stream = client._tcp.GetStream();
        return client;
    }

    /// <summary>Runs a command and gives the reply, whatever it says.</summary>
    public async Task<BsonDocument> RunAsync(string database, BsonDocument command)
    {
        command["$db"] = database;
        await SendMessageAsync(0, [0, .. command.ToBytes()]);
        return await ReadReplyAsync();
    }

    /// <summary>Runs a command that must succeed.</summary>
    public async Task<BsonDocument> OkAsync(string database, BsonDocument command)
    {
        BsonDocument reply = await RunAsync(database, command);
        Assert.True(reply["ok"].ToDouble() == 1, reply.ToString());
        return reply;
    }

    /// <summary>All documents of a find or aggregate, batch after batch.</summary>
    public async Task<List<BsonDocument>> AllAsync(string database, BsonDocument command)
    {
        List<BsonDocument> all = [];
        BsonDocument cursor = (await OkAsync(database, command))["cursor"].AsDocument;
        BsonArray batch = cursor["firstBatch"].AsArray;
        while (true)
        {
            all.AddRange(batch.Select(static document => document.AsDocument));
            if (cursor["id"].AsInt64 == 0) return all;
            BsonDocument more = new() { { "getMore", cursor["id"] }, { "collection", command.GetAt(0).Value } };
            if (command["cursor"].IsDocument) more.Add("batchSize", command["cursor"].AsDocument["batchSize"]);
            cursor = (await OkAsync(database, more))["cursor"].AsDocument;
            batch = cursor["nextBatch"].AsArray;
        }
    }

    /// <summary>Sends one OP_MSG with these flags and sections.</summary>
    public Task SendMessageAsync(uint flags, byte[] sections)
    {
        byte[] payload = new byte[4 + sections.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(payload, flags);
        sections.CopyTo(payload, 4);
        return SendFrameAsync(OpMessage, payload);
    }

    public Task SendQueryAsync(string ns, BsonDocument query) =>
        SendFrameAsync(OpQuery, [0, 0, 0, 0, .. Encoding.UTF8.GetBytes(ns), 0, 0, 0, 0, 0, 255, 255, 255, 255, .. query.ToBytes()]);

    public Task SendFrameAsync(int opCode, byte[] payload)
    {
        byte[] frame = new byte[16 + payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), ++_requestId);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(12), opCode);
        payload.CopyTo(frame, 16);
        return SendBytesAsync(frame);
    }

    public async Task SendBytesAsync(byte[] bytes) => await _stream.WriteAsync(bytes);

    /// <summary>The document of the next reply, OP_MSG or OP_REPLY.</summary>
    public async Task<BsonDocument> ReadReplyAsync(int? responseTo = null)
    {
        byte[] header = new byte[16];
        await _stream.ReadExactlyAsync(header);
        byte[] rest = new byte[BinaryPrimitives.ReadInt32LittleEndian(header) - 16];
        await _stream.ReadExactlyAsync(rest);
        Assert.Equal(responseTo ?? _requestId, BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8)));
        return BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)) == OpMessage
            ? BsonDocument.Parse(rest.AsSpan(5))
            : BsonDocument.Parse(rest.AsSpan(20));
    }

    /// <summary>True when the server has closed the connection without another byte.</summary>
    public async Task<bool> IsClosedByServerAsync()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        try
        {
            return await _stream.ReadAsync(new byte[1], limit.Token) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        return ValueTask.CompletedTask;
    }
}
