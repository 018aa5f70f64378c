using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>update: changes, replaces or upserts documents, all in one transaction.</summary>
internal sealed class UpdateCommand() : Command("update", "updates", "ordered", "bypassDocumentValidation", "let")
{
    public override string SequenceField => "updates";

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        IReadOnlyList<ReadOnlyMemory<byte>> operations = WriteBatch.OperationsOf(request, SequenceField);
        DatabaseNames.CheckCollection(request.Database, request.Collection);
        // A malformed operation fails the command as a whole, before anything is written.
        bool anyUpsert = false;
        foreach (ReadOnlyMemory<byte> operation in operations) anyUpsert |= UpdateOperation.Read(operation.Span).Upsert;

        WriteErrors errors = new();
        BsonArray upserted = [];
        UpdateCounts total = UpdateCounts.None;
        if (anyUpsert || context.Databases.Find(request.Database)?.Catalog.Find(request.Collection) is not null)
        {
            ExpressionScope scope = context.ScopeOf(request);
            context.Write(request.Database, session => total = Update(request, context, session, scope, errors, upserted));
        }
        else
        {
            WriteBatch.Run(request, operations, context.Operation, errors, i =>
                _ = new DocumentUpdate(BsonDocument.Parse(operations[i].Span), context.ScopeOf(request)));
        }

        WriteBatch.WriteCount(reply, "n"u8, total.Matched + upserted.Count);
        if (upserted.Count > 0) reply.WriteValue("upserted", upserted);
        WriteBatch.WriteCount(reply, "nModified"u8, total.Modified);
        errors.WriteTo(reply);
    }

    private static UpdateCounts Update(
        CommandRequest request,
        CommandContext context,
        WriteSession session,
        ExpressionScope scope,
        WriteErrors errors,
        BsonArray upserted)
    {
        long matched = 0;
        long modified = 0;
        IReadOnlyList<ReadOnlyMemory<byte>> operations = request.Sequence!;
        CollectionInfo collection = session.Catalog.Find(request.Collection) ?? session.Create(request.Collection, []);
        CollectionWriter writer = session.Write(request.Database, collection);
        using DocumentIntake intake = new(context.Server.Time);
        using RawUpdate raw = new(session, writer, intake);
        WriteBatch.Run(request, operations, context.Operation, errors, i =>
        {
            UpdateOperation operation = UpdateOperation.Read(operations[i].Span);
            UpdateCounts counts = raw.TryRun(operation)
                ?? new DocumentUpdate(BsonDocument.Parse(operation.Whole), scope).Run(session, writer, intake, context.Operation);
            matched += counts.Matched;
            modified += counts.Modified;
            if (!counts.UpsertedId.IsMissing) upserted.Add(new BsonDocument { { "index", i }, { "_id", counts.UpsertedId } });
        });
        return new UpdateCounts(matched, modified);
    }
}
