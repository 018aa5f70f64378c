using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>
/// About how many bytes the indexes of a collection take: the number of their keys times the usual length of one, from the first and the
/// last of them, so that asking costs the same for any size.
/// </summary>
internal static class IndexSizes
{
    private const int KeysFromEachEnd = 50;

    // A row's header, the row id and the cell's place in its page.
    private const int BytesBesideKey = 10;

    // Pages of a tree that grows in no order are about seven tenths full.
    private const double FullShare = 0.7;

    /// <summary>Each index by name, <c>_id_</c> first.</summary>
    public static IEnumerable<(string Name, long Bytes)> Of(StoreSession session, CollectionInfo collection)
    {
        long documents = session.SizeOf(collection).Documents;
        yield return ("_id_", Bytes(session.Db, collection.Table, "id_key", documents));
        foreach (IndexInfo index in collection.Indexes)
        {
            // Where each document has one key the count of documents is the count of keys; else SQLite counts them, page by page.
            bool isPlain = index is { IsMultikey: false, IsSparse: false, HasGeo: false, PartialFilter: null };
            long keys = isPlain ? documents : session.Db.QueryInt64($"SELECT count(*) FROM {index.Table}");
            yield return (index.Name, Bytes(session.Db, index.Table, "key", keys));
        }
    }

    private static long Bytes(SqliteDb db, string table, string key, long keys)
    {
        if (keys == 0) return 0;
        long length = db.QueryInt64(
            $"""
            SELECT avg(length(k)) FROM (
              SELECT * FROM (SELECT {key} AS k FROM {table} ORDER BY {key} LIMIT {KeysFromEachEnd})
              UNION ALL
              SELECT * FROM (SELECT {key} AS k FROM {table} ORDER BY {key} DESC LIMIT {KeysFromEachEnd}))
            """);
        return (long)(keys * (length + BytesBesideKey) / FullShare);
    }
}
