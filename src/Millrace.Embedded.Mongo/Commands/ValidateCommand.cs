using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>validate: reads every document of a collection and checks that it is well-formed, and that the counts agree.</summary>
internal sealed class ValidateCommand() : Command(
    "validate", "full", "repair", "metadata", "checkBSONConformance", "background", "scandata")
{
    private const int MaxReported = 100;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        using ReadView view = context.View(request.Database);
        CollectionInfo collection = view.Find(request.Collection)
            ?? throw new CommandException(ErrorCode.NamespaceNotFound, $"Collection '{request.Namespace}' does not exist to validate.");
        BsonArray errors = [];
        long documents = 0;
        long invalid = 0;
        using (SqliteStatement scan = view.Session!.Db.Rent($"SELECT id, bson FROM {collection.Table}"))
        {
            while (scan.Step())
            {
                context.Operation.ThrowIfInterrupted();
                documents++;
                if (Problem(scan.Blob(1)) is not { } problem) continue;
                invalid++;
                if (errors.Count < MaxReported) errors.Add($"record {scan.Int64(0)}: {problem}");
            }
        }

        long counted = view.Session.SizeOf(collection).Documents;
        if (counted != documents) errors.Add($"the count is {counted}, but there are {documents} documents");
        reply.WriteString("ns"u8, request.Namespace);
        reply.WriteInt64("nInvalidDocuments"u8, invalid);
        reply.WriteInt64("nrecords"u8, documents);
        reply.WriteInt32("nIndexes"u8, collection.Indexes.Length + 1);
        reply.WriteBoolean("valid"u8, errors.Count == 0);
        reply.WriteValue("warnings", new BsonArray());
        reply.WriteValue("errors", errors);
    }

    private static string? Problem(ReadOnlySpan<byte> bson)
    {
        try
        {
            BsonReader.Validate(bson);
            return null;
        }
        catch (BsonFormatException malformed)
        {
            return malformed.Message;
        }
    }
}
