using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>
/// createIndexes: builds indexes before it answers, all or none. Ascending and descending, unique, compound, multikey, sparse, partial
/// and 2dsphere ones; text, 2d, hashed, wildcard and TTL indexes and collations are refused.
/// </summary>
internal sealed class CreateIndexesCommand() : Command("createIndexes", "indexes", "ignoreUnknownIndexOptions", "commitQuorum")
{
    private const int MaxIndexes = 64;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        DatabaseNames.CheckCollection(request.Database, request.Collection);
        BsonArray requested = request.Body.RequiredArray("indexes");
        if (requested.Count == 0) throw new CommandException(ErrorCode.BadValue, "Must specify at least one index to create");
        List<BsonDocument> specs = [.. requested.Select(IndexSpec.Read)];
        int before = 0;
        int after = 0;
        bool created = false;
        context.Write(request.Database, session =>
        {
            created = session.Catalog.Find(request.Collection) is null;
            CollectionInfo collection = session.Catalog.Find(request.Collection) ?? session.Create(request.Collection, []);
            before = collection.Indexes.Length + 1;
            foreach (BsonDocument spec in specs)
            {
                if (IndexSpec.IsThere(collection, spec)) continue;
                if (collection.Indexes.Length + 1 >= MaxIndexes)
                    throw new CommandException(ErrorCode.CannotCreateIndex, $"add index fails, too many indexes for {request.Namespace}");
                collection = session.AddIndex(request.Database, collection, spec, context.Operation);
            }

            after = collection.Indexes.Length + 1;
        });
        reply.WriteInt32("numIndexesBefore"u8, before);
        reply.WriteInt32("numIndexesAfter"u8, after);
        reply.WriteBoolean("createdCollectionAutomatically"u8, created);
        if (before == after) reply.WriteString("note"u8, "all indexes already exist");
    }
}
