using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>Walks the ranges of a plan: along an index, or through the whole collection.</summary>
internal sealed class RangeScan(CollectionInfo collection, ScanPlan plan, Matcher? matcher) : DocumentScan(collection, plan)
{
    private readonly HashSet<long>? _seen = plan.Index is { IsMultikey: true } ? [] : null;
    private StoreSession? _session;
    private SqliteStatement? _statement;
    private BsonDocument? _document;
    private byte[]? _lastKey;
    private int _range;
    private long _rowId = plan.IsBackward ? long.MaxValue : 0;
    private long _keysExamined;
    private long _documentsExamined;
    private int _matchedArrayIndex = -1;

    public override long RowId => _rowId;

    public override long KeysExamined => _keysExamined;

    public override long DocumentsExamined => _documentsExamined;

    public override ReadOnlySpan<byte> Bson => _statement!.Blob(1);

    public override BsonDocument Document => _document ??= BsonDocument.Parse(Bson);

    public override int MatchedArrayIndex => _matchedArrayIndex;

    public override void Resume(StoreSession session)
    {
        Check(session);
        _session = session;
    }

    public override void Suspend()
    {
        _statement?.Dispose();
        _statement = null;
        _session = null;
    }

    public override bool MoveNext(OperationContext operation)
    {
        while (NextRow())
        {
            operation.ThrowIfInterrupted();
            _documentsExamined++;
            _document = null;
            if (matcher is null) return true;
            bool? raw = matcher.MatchesRaw(Bson);
            if (raw == false) continue;
            _matchedArrayIndex = MatchState.NoIndex;
            if (raw == true) return true;
            if (!matcher.Matches(Document, out int arrayIndex)) continue;
            _matchedArrayIndex = arrayIndex;
            return true;
        }

        return false;
    }

    private bool NextRow()
    {
        while (true)
        {
            if (_statement is null && !Open()) return false;
            if (_statement!.Step())
            {
                _rowId = _statement.Int64(0);
                if (Plan.Kind == ScanKind.Collection) return true;
                _keysExamined++;
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
        int ranges = Plan.Kind == ScanKind.Collection ? 1 : Plan.Ranges.Count;
        if (_range >= ranges) return false;
        _statement = Plan.Kind switch
        {
            ScanKind.Collection => OpenCollection(),
            ScanKind.IdIndex => OpenIdIndex(Range()),
            _ => OpenSecondaryIndex(Plan.Index!, Range()),
        };
        return true;
    }

    private KeyRange Range() => Plan.Ranges[Plan.IsBackward ? Plan.Ranges.Count - 1 - _range : _range];

    private SqliteStatement OpenCollection() => _session!.Db.Rent(
        Plan.IsBackward
            ? $"SELECT id, bson FROM {Collection.Table} WHERE id < ?1 ORDER BY id DESC"
            : $"SELECT id, bson FROM {Collection.Table} WHERE id > ?1 ORDER BY id").Bind(1, RowId);

    private SqliteStatement OpenIdIndex(KeyRange range)
    {
        string order = Plan.IsBackward ? "DESC" : "ASC";
        SqliteStatement statement = _session!.Db.Rent(
            $"SELECT id, bson, id_key FROM {Collection.Table} WHERE id_key >= ?1 AND id_key < ?2 ORDER BY id_key {order}");
        if (_lastKey is not null)
            range = Plan.IsBackward ? range with { High = _lastKey } : range with { Low = [.. _lastKey, 0] }; // the least key above it
        return statement.Bind(1, range.Low).Bind(2, range.High);
    }

    private SqliteStatement OpenSecondaryIndex(IndexInfo index, KeyRange range)
    {
        string rows = $"SELECT c.id, c.bson, i.key FROM {index.Table} i CROSS JOIN {Collection.Table} c ON c.id = i.doc";
        SqliteStatement statement = _session!.Db.Rent(
            Plan.IsBackward
                ? $"{rows} WHERE (i.key, i.doc) < (?2, ?3) AND i.key >= ?1 ORDER BY i.key DESC, i.doc DESC"
                : $"{rows} WHERE (i.key, i.doc) > (?1, ?3) AND i.key < ?2 ORDER BY i.key, i.doc");
        if (_lastKey is not null) range = Plan.IsBackward ? range with { High = _lastKey } : range with { Low = _lastKey };
        return statement.Bind(1, range.Low).Bind(2, range.High).Bind(3, _lastKey is null ? -1 : RowId);
    }

    // The key is only needed to resume; copying it into one array keeps the scan free of garbage.
    private void KeepKey(ReadOnlySpan<byte> key)
    {
        if (_lastKey is null || _lastKey.Length != key.Length) _lastKey = key.ToArray();
        else key.CopyTo(_lastKey);
    }
}
