using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>The figures that collStats and <c>$collStats</c> give.</summary>
internal static class CollectionStats
{
    public static BsonDocument Of(ReadView view, string name, string ns, long scale)
    {
        CollectionInfo? collection = view.Find(name);
        CollectionSize size = collection is null ? default : view.Session!.SizeOf(collection);
        BsonDocument indexSizes = [];
        long indexBytes = 0;
        if (collection is not null)
        {
            foreach ((string index, long bytes) in IndexSizes.Of(view.Session!, collection))
            {
                indexSizes.Add(index, bytes / scale);
                indexBytes += bytes;
            }
        }

        BsonDocument stats = new()
        {
            { "ns", ns },
            { "size", size.Bytes / scale },
            { "count", size.Documents },
            { "storageSize", size.Bytes / scale },
            { "totalIndexSize", indexBytes / scale },
            { "totalSize", (size.Bytes + indexBytes) / scale },
            { "nindexes", collection is null ? 0 : collection.Indexes.Length + 1 },
            { "indexBuilds", new BsonArray() },
            { "indexSizes", indexSizes },
            { "capped", false },
            { "scaleFactor", scale },
        };
        if (size.Documents > 0) stats.Insert(3, "avgObjSize", size.Bytes / size.Documents);
        return stats;
    }
}
