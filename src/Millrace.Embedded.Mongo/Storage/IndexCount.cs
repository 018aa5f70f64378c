using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>
/// Counts by an index alone, without looking at documents, where the keys tell exactly which documents match: the filter's fields are the
/// leading fields of the index, all bound to values but the last, which may be bound to a range.
/// </summary>
internal static class IndexCount
{
    /// <returns>How many documents match; null when no index can tell.</returns>
    public static long? Of(StoreSession session, CollectionInfo collection, BsonDocument filter)
    {
        HashSet<string> paths = new(StringComparer.Ordinal);
        if (!AddPaths(filter, paths) || paths.Count == 0) return null;
        if (paths.SetEquals(["_id"]))
        {
            IndexBounds ids = IndexBounds.Of(filter, [new IndexField("_id", descending: false)], multikey: false);
            return Sum(session, ids, $"SELECT COUNT(*) FROM {collection.Table} WHERE id_key >= ?1 AND id_key < ?2");
        }

        foreach (IndexInfo index in collection.Indexes)
        {
            if (index.IsMultikey || index.HasGeo || index.PartialFilter is not null || !QueryPlanner.Covers(index, filter)) continue;
            IndexBounds bounds = IndexBounds.Of(filter, index.Fields, multikey: false);
            int bound = bounds.EqualityFields + (bounds.HasRange ? 1 : 0);
            if (bound == paths.Count && index.Fields.Take(bound).All(field => paths.Contains(field.Path)))
                return Sum(session, bounds, $"SELECT COUNT(*) FROM {index.Table} WHERE key >= ?1 AND key < ?2");
        }

        return null;
    }

    private static long Sum(StoreSession session, IndexBounds bounds, string sql)
    {
        long count = 0;
        foreach (KeyRange range in bounds.Ranges)
        {
            SqliteStatement statement = session.Db.Statement(sql).Bind(1, range.Low).Bind(2, range.High);
            statement.Step();
            count += statement.Int64(0);
            statement.Reset();
        }

        return count;
    }

    /// <summary>False when a condition is not one that keys answer exactly.</summary>
    private static bool AddPaths(BsonDocument filter, HashSet<string> paths)
    {
        foreach (var (name, value) in filter)
        {
            if (name == "$and" && value.IsArray)
            {
                if (!value.AsArray.All(part => part.IsDocument && AddPaths(part.AsDocument, paths))) return false;
            }
            else if (name.StartsWith('$') || !(FilterCompiler.IsConditions(value) ? value.AsDocument.All(IsExact) : IsExactPoint(value)))
            {
                return false;
            }
            else
            {
                paths.Add(name);
            }
        }

        return true;
    }

    private static bool IsExact(BsonElement condition) => condition.Name switch
    {
        "$eq" => IsExactPoint(condition.Value),
        "$in" => condition.Value.IsArray && condition.Value.AsArray.All(IsExactPoint),
        // A range of numbers holds NaN's key too, which no range matches.
        "$gt" or "$gte" or "$lt" or "$lte" => condition.Value.Type is BsonType.String or BsonType.DateTime or BsonType.ObjectId,
        _ => false,
    };

    // Null stands for missing fields too, and documents and arrays have rules of their own.
    private static bool IsExactPoint(BsonValue value) => value.Type
        is BsonType.String or BsonType.Boolean or BsonType.DateTime or BsonType.ObjectId or BsonType.Int32 or BsonType.Int64;
}
