using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Commands;

namespace Millrace.Embedded.Mongo.Protocol;

/// <summary>
/// Serves one connection after the other message: reads a frame, runs its command, writes the reply. A malformed frame closes the
/// connection; everything else is answered. Commands end when the client goes or the server stops.
/// </summary>
internal sealed class MongoConnectionHandler(ServerState server, CommandDispatcher dispatcher, ILogger logger, CancellationToken stopping)
    : ConnectionHandler
{
    private const int ReplyFlagsAwaitCapable = 8;
    private const int LegacyReplyHeaderBytes = 20;

    // A reply buffer that once held a large batch is not kept for the connection's life.
    private const int MaxKeptReplyBytes = 1024 * 1024;

    private int _nextRequestId;

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        ClientConnection client = new(server.ConnectionOpened(), connection.RemoteEndPoint);
        Log.ConnectionOpened(logger, client.Id, connection.RemoteEndPoint?.ToString() ?? "?");
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed, stopping);
        try
        {
            await ServeAsync(connection, client, ending.Token);
        }
        catch (Exception malformed) when (malformed is MessageFormatException or BsonFormatException)
        {
            Log.MalformedMessage(logger, client.Id, malformed.Message);
            connection.Abort(new ConnectionAbortedException(malformed.Message));
        }
        catch (Exception gone) when (gone is OperationCanceledException or ConnectionAbortedException or IOException)
        {
            connection.Abort();
        }
        finally
        {
            server.ConnectionClosed();
            Log.ConnectionClosed(logger, client.Id);
        }
    }

    private async Task ServeAsync(ConnectionContext connection, ClientConnection client, CancellationToken cancellationToken)
    {
        FrameReader frames = new(connection.Transport.Input);
        BsonWriter reply = new();
        try
        {
            // Read until the client closes, not until the token says so: what came before its close is still to be done (w: 0).
            while (await frames.ReadAsync(stopping) is { } frame)
            {
                using (frame)
                {
                    if (frame.Header.OpCode == OpCode.Message)
                        await AnswerMessageAsync(frame, client, reply, connection.Transport.Output, cancellationToken);
                    else if (frame.Header.OpCode == OpCode.Query)
                        await AnswerQueryAsync(frame, client, reply, connection.Transport.Output, cancellationToken);
                    else
                        throw new MessageFormatException($"messages of kind {(int)frame.Header.OpCode} are not understood");
                }

                if (reply.Length > MaxKeptReplyBytes)
                {
                    reply.Dispose();
                    reply = new BsonWriter();
                }

                reply.Reset();
            }
        }
        finally
        {
            reply.Dispose();
        }
    }

    private async ValueTask AnswerMessageAsync(
        Frame frame, ClientConnection client, BsonWriter reply, PipeWriter output, CancellationToken cancellationToken)
    {
        OpMessage message = OpMessage.Parse(frame);
        if (!message.ExpectsReply)
        {
            // The client may close its end at once and still count on the write.
            await dispatcher.ExecuteAsync(message.Body, message.Sequences, database: null, client, reply, stopping);
            return;
        }

        await dispatcher.ExecuteAsync(message.Body, message.Sequences, database: null, client, reply, cancellationToken);
        WriteMessage(output, frame.Header.RequestId, reply.WrittenSpan);
        await output.FlushAsync(cancellationToken);
    }

    private async ValueTask AnswerQueryAsync(
        Frame frame, ClientConnection client, BsonWriter reply, PipeWriter output, CancellationToken cancellationToken)
    {
        OpQuery query = OpQuery.Parse(frame.Payload);
        string name = CommandRequest.NameOf(query.Body.Span);
        if (CommandTable.IsHello(name))
        {
            await dispatcher.ExecuteAsync(query.Body, [], query.Database, client, reply, cancellationToken);
        }
        else
        {
            CommandDispatcher.WriteError(reply, new CommandException(
                ErrorCode.UnsupportedOpQueryCommand, $"Unsupported OP_QUERY command: {name}. The client driver may require an upgrade."));
        }

        WriteLegacyReply(output, frame.Header.RequestId, reply.WrittenSpan);
        await output.FlushAsync(cancellationToken);
    }

    private void WriteMessage(PipeWriter output, int responseTo, ReadOnlySpan<byte> document)
    {
        const int PrefixBytes = MessageHeader.Bytes + 5; // flags, kind 0
        Span<byte> prefix = output.GetSpan(PrefixBytes)[..PrefixBytes];
        prefix.Clear();
        new MessageHeader(PrefixBytes + document.Length, NextRequestId(), responseTo, OpCode.Message).Write(prefix);
        output.Advance(PrefixBytes);
        output.Write(document);
    }

    private void WriteLegacyReply(PipeWriter output, int responseTo, ReadOnlySpan<byte> document)
    {
        const int PrefixBytes = MessageHeader.Bytes + LegacyReplyHeaderBytes; // i32 flags, i64 cursor, i32 from, i32 returned
        Span<byte> prefix = output.GetSpan(PrefixBytes)[..PrefixBytes];
        prefix.Clear();
        new MessageHeader(PrefixBytes + document.Length, NextRequestId(), responseTo, OpCode.Reply).Write(prefix);
        BinaryPrimitives.WriteInt32LittleEndian(prefix[MessageHeader.Bytes..], ReplyFlagsAwaitCapable);
        BinaryPrimitives.WriteInt32LittleEndian(prefix[(PrefixBytes - 4)..], 1);
        output.Advance(PrefixBytes);
        output.Write(document);
    }

    private int NextRequestId() => Interlocked.Increment(ref _nextRequestId);
}
