using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>insert: adds documents, all in one transaction. A document's raw bytes go from the message to the file.</summary>
internal sealed class InsertCommand() : Command("insert", "documents", "ordered", "bypassDocumentValidation")
{
    public override string SequenceField => "documents";

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        IReadOnlyList<ReadOnlyMemory<byte>> documents = WriteBatch.OperationsOf(request, SequenceField);
        DatabaseNames.CheckCollection(request.Database, request.Collection);
        WriteErrors errors = new();
        int inserted = 0;
        using DocumentIntake intake = new(context.Server.Time);
        context.Write(request.Database, session =>
        {
            CollectionInfo collection = session.Catalog.Find(request.Collection) ?? session.Create(request.Collection, []);
            CollectionWriter writer = session.Write(request.Database, collection);
            WriteBatch.Run(request, documents, context.Operation, errors, i =>
            {
                writer.Insert(intake.Take(documents[i].Span), intake);
                inserted++;
            });
        });
        reply.WriteInt32("n"u8, inserted);
        errors.WriteTo(reply);
    }
}
