using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>
/// Walks the documents of a collection along a plan and yields those that match. It can be suspended between two documents and resumed
/// in a later snapshot, so a cursor holds no transaction while its client is away: it then sees what is behind its position, as
/// MongoDB's cursors do.
/// </summary>
internal sealed class DocumentScan(CollectionInfo collection, ScanPlan plan, Matcher? matcher) : IDisposable
{
    private readonly HashSet<long>? _seen = plan.Index is { IsMultikey: true } ? [] : null;
    private StoreSession? _session;
    private SqliteStatement? _statement;
    private BsonDocument? _document;
    private byte[]? _lastKey;
    private int _range;

    public ScanPlan Plan => plan;

    public CollectionInfo Collection => collection;

    public long RowId { get; private set; } = plan.IsBackward ? long.MaxValue : 0;

    public long KeysExamined { get; private set; }

    public long DocumentsExamined { get; private set; }

    /// <summary>The current document as it is stored, in SQLite's memory: valid until the next move or <see cref="Suspend"/>.</summary>
    public ReadOnlySpan<byte> Bson => _statement!.Blob(1);

    /// <summary>The current document, parsed once. The caller may change it.</summary>
    public BsonDocument Document => _document ??= BsonDocument.Parse(Bson);

    /// <summary>Where the filter matched inside an array of the current document; −1 when no array decided it.</summary>
    public int MatchedArrayIndex { get; private set; } = -1;

    /// <summary>Lets the scan read from this transaction.</summary>
    /// <exception cref="CommandException">The collection or the index has gone.</exception>
    public void Resume(StoreSession session)
    {
        CollectionInfo? current = session.Catalog.Collections.Values.FirstOrDefault(other => other.Id == collection.Id);
        if (current is null || (plan.Index is { } index && !current.Indexes.Any(other => other.Id == index.Id)))
            throw new CommandException((ErrorCode)175, $"the collection or index that the cursor reads was dropped: {collection.Name}");
        _session = session;
    }

    /// <summary>Lets go of the transaction; the position stays.</summary>
    public void Suspend()
    {
        _statement?.Dispose();
        _statement = null;
        _session = null;
    }

    public bool MoveNext(OperationContext operation)
    {
        while (NextRow())
        {
            operation.ThrowIfInterrupted();
            DocumentsExamined++;
            _document = null;
            if (matcher is null) return true;
            if (!matcher.Matches(Document, out int arrayIndex)) continue;
            MatchedArrayIndex = arrayIndex;
            return true;
        }

        return false;
    }

    public void Dispose() => Suspend();

    private bool NextRow()
    {
        while (true)
        {
            if (_statement is null && !Open()) return false;
            if (_statement!.Step())
            {
                RowId = _statement.Int64(0);
                if (plan.Kind == ScanKind.Collection) return true;
                KeysExamined++;
                KeepKey(_statement.Blob(2));
                if (_seen is null || _seen.Add(RowId)) return true;
                continue;
            }

            _statement.Dispose();
            _statement = null;
            _range++;
            _lastKey = null;
        }
    }

    private bool Open()
    {
        if (_session is null) throw new InvalidOperationException("The scan is suspended.");
        int ranges = plan.Kind == ScanKind.Collection ? 1 : plan.Ranges.Count;
        if (_range >= ranges) return false;
        _statement = plan.Kind switch
        {
            ScanKind.Collection => OpenCollection(),
            ScanKind.IdIndex => OpenIdIndex(Range()),
            _ => OpenSecondaryIndex(plan.Index!, Range()),
        };
        return true;
    }

    private KeyRange Range() => plan.Ranges[plan.IsBackward ? plan.Ranges.Count - 1 - _range : _range];

    private SqliteStatement OpenCollection() => _session!.Db.Rent(
        plan.IsBackward
            ? $"SELECT id, bson FROM {collection.Table} WHERE id < ?1 ORDER BY id DESC"
            : $"SELECT id, bson FROM {collection.Table} WHERE id > ?1 ORDER BY id").Bind(1, RowId);

    private SqliteStatement OpenIdIndex(KeyRange range)
    {
        string order = plan.IsBackward ? "DESC" : "ASC";
        SqliteStatement statement = _session!.Db.Rent(
            $"SELECT id, bson, id_key FROM {collection.Table} WHERE id_key >= ?1 AND id_key < ?2 ORDER BY id_key {order}");
        if (_lastKey is not null)
            range = plan.IsBackward ? range with { High = _lastKey } : range with { Low = [.. _lastKey, 0] }; // the least key above it
        return statement.Bind(1, range.Low).Bind(2, range.High);
    }

    private SqliteStatement OpenSecondaryIndex(IndexInfo index, KeyRange range)
    {
        string rows = $"SELECT c.id, c.bson, i.key FROM {index.Table} i CROSS JOIN {collection.Table} c ON c.id = i.doc";
        SqliteStatement statement = _session!.Db.Rent(
            plan.IsBackward
                ? $"{rows} WHERE (i.key, i.doc) < (?2, ?3) AND i.key >= ?1 ORDER BY i.key DESC, i.doc DESC"
                : $"{rows} WHERE (i.key, i.doc) > (?1, ?3) AND i.key < ?2 ORDER BY i.key, i.doc");
        if (_lastKey is not null) range = plan.IsBackward ? range with { High = _lastKey } : range with { Low = _lastKey };
        return statement.Bind(1, range.Low).Bind(2, range.High).Bind(3, _lastKey is null ? -1 : RowId);
    }

    // The key is only needed to resume; copying it into one array keeps the scan free of garbage.
    private void KeepKey(ReadOnlySpan<byte> key)
    {
        if (_lastKey is null || _lastKey.Length != key.Length) _lastKey = key.ToArray();
        else key.CopyTo(_lastKey);
    }
}
