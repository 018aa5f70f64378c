using Microsoft.Extensions.Logging;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Protocol;
using Millrace.Embedded.Mongo.Storage;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>
/// Takes a command to where it runs and turns what comes out into the reply: the one place where exceptions become error codes.
/// </summary>
internal sealed class CommandDispatcher(ServerState server, CommandThreads threads, ILogger logger)
{
    /// <summary>Runs a command and writes its whole reply document.</summary>
    /// <param name="body">The command; with <paramref name="sequences"/>, in the message's buffer.</param>
    /// <param name="sequences">Document sequences beside the body.</param>
    /// <param name="database">The database of a legacy message, which has none in its body.</param>
    /// <param name="client">Who asks.</param>
    /// <param name="reply">Receives the reply.</param>
    /// <param name="cancellationToken">Ends the command: the client has gone, or the server stops.</param>
    /// <exception cref="OperationCanceledException">It was ended so; there is no reply.</exception>
    public async ValueTask ExecuteAsync(
        ReadOnlyMemory<byte> body,
        IReadOnlyList<DocumentSequence> sequences,
        string? database,
        ClientConnection client,
        BsonWriter reply,
        CancellationToken cancellationToken)
    {
        server.CommandStarts();
        string name = "";
        try
        {
            name = CommandRequest.NameOf(body.Span);
            Command command = CommandTable.Find(name);
            CommandRequest request = CommandRequest.Read(name, database, body, sequences, command.SequenceField);
            CommandContext context = Prepare(command, request, client, cancellationToken);
            if (command.IsImmediate) Run(command, request, context, reply);
            else await threads.RunAsync(() => Run(command, request, context, reply));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            reply.Reset();
            WriteError(reply, Translate(failure, name));
        }
        finally
        {
            server.CommandEnded();
        }
    }

    /// <summary>Writes an error reply.</summary>
    public static void WriteError(BsonWriter reply, CommandException error)
    {
        reply.WriteStartDocument();
        reply.WriteDouble("ok"u8, 0);
        reply.WriteString("errmsg"u8, error.Message);
        reply.WriteInt32("code"u8, (int)error.Code);
        reply.WriteString("codeName"u8, error.CodeName);
        foreach (BsonElement detail in error.Details ?? []) reply.WriteValue(detail.Name, detail.Value);
        reply.WriteEndDocument();
    }

    private static void Run(Command command, CommandRequest request, CommandContext context, BsonWriter reply)
    {
        reply.WriteStartDocument();
        command.Run(request, context, reply);
        reply.WriteDouble("ok"u8, 1);
        reply.WriteEndDocument();
    }

    private CommandContext Prepare(Command command, CommandRequest request, ClientConnection client, CancellationToken cancellationToken)
    {
        BsonDocument body = request.Body;
        if (body.ContainsKey("txnNumber") || body.ContainsKey("startTransaction") || body.ContainsKey("autocommit"))
        {
            throw new CommandException(
                ErrorCode.IllegalOperation, "Transaction numbers are only allowed on a replica set member or mongos");
        }

        CheckApiVersion(body);
        command.CheckFields(request);
        TimeSpan? limit = body.OptionalInt64("maxTimeMS") switch
        {
            null or 0 => null,
            > 0 and <= int.MaxValue and var ms when request.Name != "getMore" => TimeSpan.FromMilliseconds(ms),
            > 0 => null, // on getMore it bounds the wait of tailable cursors, of which there are none
            var ms => throw new CommandException(ErrorCode.BadValue, $"{ms} value for maxTimeMS is out of range"),
        };
        OperationContext operation = new(server.Time, limit, cancellationToken);
        return new CommandContext(server, client, operation, WriteConcern.Read(body));
    }

    private static void CheckApiVersion(BsonDocument body)
    {
        string? version = body.OptionalString("apiVersion");
        if (version is null && (body.ContainsKey("apiStrict") || body.ContainsKey("apiDeprecationErrors")))
            throw new CommandException(
                ErrorCode.InvalidOptions, "Provided apiStrict and/or apiDeprecationErrors without passing apiVersion");
        if (version is not null and not "1")
            throw new CommandException(
                ErrorCode.APIVersionError, $"Provided apiVersion, {version}, is not an accepted version; it must be '1'");
    }

    private CommandException Translate(Exception failure, string command)
    {
        switch (failure)
        {
            case CommandException known:
                return known;
            case BsonFormatException malformed:
                return new CommandException(ErrorCode.InvalidBSON, malformed.Message);
            case EmbeddedStoreException unusable:
                return new CommandException(ErrorCode.OperationFailed, unusable.Message);
            case SqliteFailureException { IsDiskFull: true }:
                return new CommandException(ErrorCode.OutOfDiskSpace, "the disk that holds the data directory is full");
            case ObjectDisposedException:
                return new CommandException(ErrorCode.InterruptedAtShutdown, "the embedded store is stopping");
            default:
                Log.CommandFailed(logger, command, failure);
                return new CommandException(ErrorCode.InternalError, $"{failure.GetType().Name}: {failure.Message}");
        }
    }
}
