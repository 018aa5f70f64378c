using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>dbStats: how much a database holds, and the size of its file.</summary>
internal sealed class DbStatsCommand() : Command("dbStats", "scale", "freeStorage")
{
    public override IReadOnlyList<string> Aliases => ["dbstats"];

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        double scale = Math.Max(1, request.Body.OptionalInt64("scale") ?? 1);
        using ReadView view = context.View(request.Database);
        long documents = 0;
        long bytes = 0;
        long indexBytes = 0;
        int indexes = 0;
        IReadOnlyList<CollectionInfo> collections = [.. view.Session?.Catalog.Collections.Values ?? []];
        foreach (CollectionInfo collection in collections)
        {
            CollectionSize size = view.Session!.SizeOf(collection);
            documents += size.Documents;
            bytes += size.Bytes;
            indexes += collection.Indexes.Length + 1;
            indexBytes += IndexSizes.Of(view.Session, collection).Sum(static index => index.Bytes);
        }

        long fileBytes = context.Databases.Find(request.Database)?.FileBytes ?? 0;
        reply.WriteString("db"u8, request.Database);
        reply.WriteInt32("collections"u8, collections.Count);
        reply.WriteInt32("views"u8, 0);
        reply.WriteInt64("objects"u8, documents);
        reply.WriteDouble("avgObjSize"u8, documents == 0 ? 0 : (double)bytes / documents);
        reply.WriteDouble("dataSize"u8, bytes / scale);
        reply.WriteDouble("storageSize"u8, fileBytes / scale);
        reply.WriteInt32("indexes"u8, indexes);
        reply.WriteDouble("indexSize"u8, indexBytes / scale);
        reply.WriteDouble("totalSize"u8, fileBytes / scale);
        reply.WriteDouble("scaleFactor"u8, scale);
    }
}
