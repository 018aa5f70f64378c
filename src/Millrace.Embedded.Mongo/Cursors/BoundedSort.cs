using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Cursors;

/// <summary>
/// Sorts the documents of a scan in memory: their sort keys and their bytes. With a limit it keeps not many more than that, and copies no
/// document that comes after as many others; beyond its memory bound it gives up with error 292.
/// </summary>
internal sealed class BoundedSort(SortSpec sort, long? keep, long maxBytes)
{
    private readonly List<Entry> _entries = [];
    private BsonValue[]? _last;
    private long _bytes;
    private long _sequence;

    /// <summary>Documents that went in.</summary>
    public long Seen => _sequence;

    /// <exception cref="CommandException">The documents need more memory than is allowed.</exception>
    public IReadOnlyList<SortedDocument> Run(DocumentScan scan, OperationContext operation)
    {
        while (scan.MoveNext(operation))
        {
            BsonValue[] keys = sort.KeysOf(scan.Bson);
            long sequence = _sequence++;
            if (_last is not null && sort.CompareKeys(keys, _last) >= 0) continue;
            byte[] bson = scan.Bson.ToArray();
            _entries.Add(new Entry(keys, sequence, new SortedDocument(bson, scan.MatchedArrayIndex)));
            _bytes += bson.Length;
            // Cutting back at twice the limit costs one sort for each as many documents.
            if (keep is { } most && _entries.Count >= Math.Max(1024, 2 * most)) CutBack(most);
            if (_bytes <= maxBytes) continue;
            throw new CommandException(
                ErrorCode.QueryExceededMemoryLimitNoDiskUseAllowed,
                $"Sort exceeded memory limit of {maxBytes} bytes, and there is no external sorting; use an index or a limit.");
        }

        _entries.Sort(Compare);
        return [.. _entries.Take((int)Math.Min(keep ?? int.MaxValue, int.MaxValue)).Select(static entry => entry.Document)];
    }

    private void CutBack(long most)
    {
        _entries.Sort(Compare);
        _entries.RemoveRange((int)most, _entries.Count - (int)most);
        _bytes = _entries.Sum(static entry => (long)entry.Document.Bson.Length);
        _last = _entries.Count > 0 ? _entries[^1].Keys : null;
    }

    // Equal documents keep the order of the scan, so that skip and limit give the same pages each time.
    private int Compare(Entry one, Entry other)
    {
        int order = sort.CompareKeys(one.Keys, other.Keys);
        return order != 0 ? order : one.Sequence.CompareTo(other.Sequence);
    }

    private readonly record struct Entry(BsonValue[] Keys, long Sequence, SortedDocument Document);
}
