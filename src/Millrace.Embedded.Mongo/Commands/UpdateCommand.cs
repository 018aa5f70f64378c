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
        WriteErrors errors = new();
        long matched = 0;
        long modified = 0;
        BsonArray upserted = [];
        ExpressionScope scope = context.ScopeOf(request);
        using DocumentIntake intake = new(context.Server.Time);
        context.Write(request.Database, session =>
        {
            CollectionInfo collection = session.Catalog.Find(request.Collection) ?? session.Create(request.Collection, []);
            CollectionWriter writer = session.Write(request.Database, collection);
            using RawUpdate raw = new(session, writer, intake);
            WriteBatch.Run(request, operations, context.Operation, errors, i =>
            {
                UpdateOperation operation = UpdateOperation.Read(operations[i].Span);
                UpdateCounts counts = raw.TryRun(operation)
                    ?? new DocumentUpdate(BsonDocument.Parse(operation.Whole), scope).Run(session, writer, intake, context.Operation);
                modified += counts.Modified;
                matched += counts.Matched;
                if (counts.UpsertedId.IsMissing) return;
                matched++;
                upserted.Add(new BsonDocument { { "index", i }, { "_id", counts.UpsertedId } });
            });
        });
        WriteBatch.WriteCount(reply, "n"u8, matched);
        if (upserted.Count > 0) reply.WriteValue("upserted", upserted);
        WriteBatch.WriteCount(reply, "nModified"u8, modified);
        errors.WriteTo(reply);
    }
}
