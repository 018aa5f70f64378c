using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>
/// Walks documents from the nearest to the farthest: it searches a small circle, then wider and wider ones, and sorts what each adds.
/// Between two circles it keeps no more than distances and row numbers.
/// </summary>
internal sealed class NearScan(CollectionInfo collection, ScanPlan plan, Matcher? matcher) : DocumentScan(collection, plan)
{
    // About 64 m: a few cells, so a search among close neighbours ends at once.
    private const double FirstReach = 1e-5;
    private const int FewFound = 16;

    private readonly NearQuery _near = plan.Near!;
    private readonly List<(double Radians, long RowId)> _ring = [];
    private StoreSession? _session;
    private SqliteStatement? _statement;
    private BsonDocument? _document;
    private int _next;
    private double _reach = -1;
    private long _keysExamined;
    private long _documentsExamined;
    private int _matchedArrayIndex = -1;

    public override long RowId => _next == 0 ? 0 : _ring[_next - 1].RowId;

    public override long KeysExamined => _keysExamined;

    public override long DocumentsExamined => _documentsExamined;

    public override ReadOnlySpan<byte> Bson => _statement!.Blob(0);

    public override BsonDocument Document => _document!;

    public override int MatchedArrayIndex => _matchedArrayIndex;

    /// <summary>How far the current document is, in the units of the search.</summary>
    public double Distance { get; private set; }

    /// <summary>Its nearest location, as it is stored.</summary>
    public BsonValue Location { get; private set; }

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
        while (true)
        {
            while (_next < _ring.Count)
            {
                operation.ThrowIfInterrupted();
                if (Read(_ring[_next++].RowId)) return true;
            }

            if (_reach >= _near.MaxRadians) return false;
            Widen(operation);
        }
    }

    /// <summary>Reads a document that was found: since then another command may have changed or removed it.</summary>
    private bool Read(long rowId)
    {
        _statement ??= _session!.Db.Rent(Collection.FindByRowSql);
        _statement.Reset();
        if (!_statement.Bind(1, rowId).Step()) return false;
        _document = BsonDocument.Parse(Bson);
        if (matcher is not null && !matcher.Matches(_document, out _matchedArrayIndex)) return false;
        if (!_near.TryFindNearest(_document, out double radians, out BsonValue location)) return false;
        (Distance, Location) = (radians * _near.UnitsPerRadian, location);
        return true;
    }

    /// <summary>Searches the next circle and keeps what lies outside the last one.</summary>
    private void Widen(OperationContext operation)
    {
        double inner = _reach;
        double factor = _ring.Count < FewFound ? 4 : 2;
        _reach = Math.Min(_near.MaxRadians, inner < 0 ? Math.Max(FirstReach, _near.MinRadians * 1.5) : inner * factor);
        IndexBounds bounds = NearPlanner.BoundsOf(Plan.Index!, _near, Plan.NearFilter, _reach);
        using RangeScan scan = new(Collection, ScanPlan.ByIndex(Plan.Index!, bounds.Ranges, backward: false), matcher);
        scan.Resume(_session!);
        _ring.Clear();
        _next = 0;
        bool last = _reach >= _near.MaxRadians;
        while (scan.MoveNext(operation))
        {
            if (!_near.TryFindNearest(scan.Document, out double radians, out _)) continue;
            // The last circle takes all that is left within the limits, whatever the rounding.
            if (radians > inner && (last || radians <= _reach)) _ring.Add((radians, scan.RowId));
        }

        _keysExamined += scan.KeysExamined;
        _documentsExamined += scan.DocumentsExamined;
        _ring.Sort();
    }
}
