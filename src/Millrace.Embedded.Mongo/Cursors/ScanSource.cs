using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Cursors;

/// <summary>
/// The documents of a scan, as they come: for queries whose order the scan gives. Without a projection they are never parsed.
/// </summary>
internal sealed class ScanSource(ReadView view, DocumentScan scan, long skip, long? limit, Projection? projection) : ResultSource
{
    private readonly BsonWriter _projected = new();
    private long _toSkip = skip;
    private long _left = limit ?? long.MaxValue;

    public override ReadOnlySpan<byte> Current => projection is null ? scan.Bson : _projected.WrittenSpan;

    public override bool MoveNext(OperationContext operation)
    {
        if (_left <= 0) return false;
        while (scan.MoveNext(operation))
        {
            if (_toSkip-- > 0) continue;
            _left--;
            if (projection is not null) Project();
            return true;
        }

        return false;
    }

    public override void Begin(OperationContext operation) => view.Begin(operation);

    public override void End() => view.End();

    public override void Dispose()
    {
        view.Dispose();
        _projected.Dispose();
    }

    private void Project()
    {
        _projected.Reset();
        projection!.Apply(scan.Document, scan.MatchedArrayIndex).WriteTo(_projected);
    }
}
