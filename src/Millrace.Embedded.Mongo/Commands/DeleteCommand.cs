using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>delete: removes the documents that match, all in one transaction.</summary>
internal sealed class DeleteCommand() : Command("delete", "deletes", "ordered", "let")
{
    public override string SequenceField => "deletes";

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        IReadOnlyList<ReadOnlyMemory<byte>> operations = WriteBatch.OperationsOf(request, SequenceField);
        DatabaseNames.CheckCollection(request.Database, request.Collection);
        List<DeleteOperation> deletes = [.. operations.Select(static operation => DeleteOperation.Read(operation.Span))];
        WriteErrors errors = new();
        long deleted = 0;
        if (context.Databases.Find(request.Database) is not null)
        {
            ExpressionScope scope = context.ScopeOf(request);
            context.Write(request.Database, session =>
            {
                if (session.Catalog.Find(request.Collection) is not { } collection) return;
                CollectionWriter writer = session.Write(request.Database, collection);
                WriteBatch.Run(request, operations, context.Operation, errors, i =>
                    deleted += Delete(session, writer, deletes[i], scope, context.Operation));
            });
        }

        WriteBatch.WriteCount(reply, "n"u8, deleted);
        errors.WriteTo(reply);
    }

    private static long Delete(
        WriteSession session, CollectionWriter writer, DeleteOperation operation, ExpressionScope scope, OperationContext bounds)
    {
        BsonDocument filter = NearOperands.Split(operation.Filter, out NearQuery? near);
        QueryShape query = new(filter, Hint: operation.Hint, Near: near);
        Matcher matcher = Matcher.Compile(filter, scope);
        long deleted = 0;
        foreach (StoredDocument found in DocumentFinder.Find(session, writer.Collection, query, matcher, operation.IsOne, bounds))
        {
            writer.Delete(found);
            deleted++;
        }

        return deleted;
    }
}
