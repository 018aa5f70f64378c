using System.Buffers;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage.Keys;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>Finds documents for a writer, which changes each before it takes the next.</summary>
internal static class DocumentFinder
{
    /// <summary>The documents that match now: what the caller writes meanwhile neither adds to them nor repeats one.</summary>
    /// <param name="session">The transaction that also writes.</param>
    /// <param name="collection">Where to look.</param>
    /// <param name="query">What the plan is made for.</param>
    /// <param name="matcher">The compiled filter.</param>
    /// <param name="one">True to stop at the first, in the order of the query's sort.</param>
    /// <param name="operation">What bounds the command.</param>
    public static IEnumerable<StoredDocument> Find(
        StoreSession session, CollectionInfo collection, QueryShape query, Matcher matcher, bool one, OperationContext operation)
    {
        if (IsById(query)) return FindById(session, collection, query.Filter.GetAt(0).Value) is { } only ? [only] : [];
        ScanPlan plan = QueryPlanner.Plan(collection, query);
        using DocumentScan scan = DocumentScan.Of(collection, plan, matcher);
        scan.Resume(session);
        if (one) return First(scan, query.Sort is { } sort && !plan.ServesSort ? sort : null, operation) is { } first ? [first] : [];

        // Rows first, documents second: an update may move a document ahead of the scan's position in an index.
        List<(long RowId, int ArrayIndex)> rows = [];
        while (scan.MoveNext(operation)) rows.Add((scan.RowId, scan.MatchedArrayIndex));
        return Read(session, collection, rows, operation);
    }

    /// <summary>The document that meets these equalities, if there is one.</summary>
    public static StoredDocument? FindOne(StoreSession session, CollectionInfo collection, BsonDocument filter, OperationContext operation)
    {
        QueryShape query = new(filter);
        if (IsById(query)) return FindById(session, collection, filter.GetAt(0).Value);
        using DocumentScan scan = DocumentScan.Of(collection, QueryPlanner.Plan(collection, query), Matcher.Compile(filter));
        scan.Resume(session);
        return First(scan, sort: null, operation);
    }

    // What an _id equals: no operators, no regular expression, no array (which an _id never is).
    private static bool IsById(in QueryShape query) =>
        query.Filter.Count == 1
        && query.Filter.GetAt(0) is { Name: "_id" } condition
        && condition.Value.Type is not (BsonType.Document or BsonType.Array or BsonType.RegularExpression or BsonType.Undefined)
        && query.Hint.IsMissing
        && query.Near is null;

    private static StoredDocument? FindById(StoreSession session, CollectionInfo collection, BsonValue id)
    {
        ArrayBufferWriter<byte> key = new(64);
        KeyEncoder.AppendId(key, id);
        SqliteStatement statement = session.Db.Statement(collection.FindByIdKeySql).Bind(1, key.WrittenSpan);
        StoredDocument? found = null;
        if (statement.Step())
        {
            ReadOnlySpan<byte> bson = statement.Blob(1);
            found = new StoredDocument(statement.Int64(0), BsonDocument.Parse(bson), bson.Length, ArrayIndex: -1);
        }

        statement.Reset();
        return found;
    }

    private static StoredDocument? First(DocumentScan scan, SortSpec? sort, OperationContext operation)
    {
        StoredDocument? first = null;
        BsonValue[] firstKeys = [];
        while (scan.MoveNext(operation))
        {
            BsonValue[] keys = sort?.KeysOf(scan.Bson) ?? [];
            if (first is not null && sort!.CompareKeys(keys, firstKeys) >= 0) continue;
            first = new StoredDocument(scan.RowId, scan.Document, scan.Bson.Length, scan.MatchedArrayIndex);
            firstKeys = keys;
            if (sort is null) break;
        }

        return first;
    }

    private static IEnumerable<StoredDocument> Read(
        StoreSession session, CollectionInfo collection, List<(long RowId, int ArrayIndex)> rows, OperationContext operation)
    {
        foreach ((long rowId, int arrayIndex) in rows)
        {
            operation.ThrowIfInterrupted();
            SqliteStatement statement = session.Db.Statement(collection.FindByRowSql).Bind(1, rowId);
            if (!statement.Step()) continue;
            int bytes = statement.Blob(0).Length;
            BsonDocument document = BsonDocument.Parse(statement.Blob(0));
            statement.Reset();
            yield return new StoredDocument(rowId, document, bytes, arrayIndex);
        }
    }
}
