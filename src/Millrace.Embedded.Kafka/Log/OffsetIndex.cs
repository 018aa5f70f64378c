namespace Millrace.Embedded.Kafka.Log;

/// <summary>
/// A sparse index of a segment: one entry about every <see cref="IntervalBytes"/>, from offset, file position or timestamp to the batch
/// from which a search goes on batch by batch. Kept in memory and rebuilt when the segment is opened.
/// </summary>
internal sealed class OffsetIndex
{
    /// <summary>Bytes of log between two entries, Kafka's default.</summary>
    public const int IntervalBytes = 4096;

    private readonly List<Entry> _entries = [];

    /// <summary>Notes a batch if the last entry is far enough behind.</summary>
    /// <param name="offset">The batch's first offset.</param>
    /// <param name="position">The batch's place in the file.</param>
    /// <param name="maxTimestampBefore">The highest timestamp of all batches before this one in the segment.</param>
    /// <param name="force">Note it in any case: the batch follows a gap that a search cannot walk over.</param>
    public void Add(long offset, int position, long maxTimestampBefore, bool force = false)
    {
        if (force || _entries.Count == 0 || position - _entries[^1].Position >= IntervalBytes)
            _entries.Add(new Entry(offset, position, maxTimestampBefore));
    }

    /// <summary>The place of the last indexed batch that starts at or before an offset.</summary>
    public int PositionAtOrBefore(long offset)
    {
        var index = LastIndex(entry => entry.Offset <= offset);
        return index < 0 ? 0 : _entries[index].Position;
    }

    /// <summary>The place of the last indexed batch that lies at or before a file position.</summary>
    public int PositionAtOrBefore(int position)
    {
        var index = LastIndex(entry => entry.Position <= position);
        return index < 0 ? 0 : _entries[index].Position;
    }

    /// <summary>The place of the last indexed batch before which every timestamp is below the one given.</summary>
    public int PositionBeforeTimestamp(long timestamp)
    {
        var index = LastIndex(entry => entry.MaxTimestampBefore < timestamp);
        return index < 0 ? 0 : _entries[index].Position;
    }

    /// <summary>The next indexed batch strictly behind a file position, or -1.</summary>
    public int PositionAfter(int position)
    {
        var index = LastIndex(entry => entry.Position <= position) + 1;
        return index < _entries.Count ? _entries[index].Position : -1;
    }

    private int LastIndex(Predicate<Entry> holds)
    {
        var (low, high) = (0, _entries.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (holds(_entries[middle]))
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high;
    }

    private readonly record struct Entry(long Offset, int Position, long MaxTimestampBefore);
}
