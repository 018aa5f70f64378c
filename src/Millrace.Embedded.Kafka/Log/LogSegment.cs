using Microsoft.Win32.SafeHandles;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>
/// One file of a partition: batches as producers sent them, one after the other. The file's name is its first offset. Not thread-safe:
/// the partition's lock guards it; slices handed out may be read without it.
/// </summary>
internal sealed class LogSegment : IDisposable
{
    /// <summary>Ends the name of a segment file.</summary>
    public const string FileExtension = ".log";

    private const int LookupBufferBytes = 8 * 1024;
    private const int RecoveryBufferBytes = 256 * 1024;

    private readonly IFileDevice _device;
    private readonly SafeFileHandle _file;
    private readonly OffsetIndex _index = new();
    private readonly List<DamagedRange> _damaged = [];
    private bool _hasBrokenTail;

    private LogSegment(string path, long baseOffset, SafeFileHandle file, IFileDevice device)
    {
        Path = path;
        BaseOffset = baseOffset;
        NextOffset = baseOffset;
        _file = file;
        _device = device;
    }

    public string Path { get; }

    public long BaseOffset { get; }

    /// <summary>The offset behind the last batch.</summary>
    public long NextOffset { get; private set; }

    /// <summary>Bytes of valid batches.</summary>
    public int Length { get; private set; }

    /// <summary>The highest timestamp in the segment (ms since 1970), -1 if there is none.</summary>
    public long MaxTimestamp { get; private set; } = -1;

    /// <summary>Where the batch with the highest timestamp lies in the file.</summary>
    public int MaxTimestampPosition { get; private set; }

    /// <summary>When the first batch was appended; after a restart, the timestamp it carries (ms since 1970). -1 when empty.</summary>
    public long FirstAppendedMs { get; private set; } = -1;

    public IReadOnlyList<DamagedRange> Damaged => _damaged;

    /// <summary>Whether bytes were written that have not been flushed to the disk.</summary>
    public bool IsDirty { get; private set; }

    public static LogSegment Create(string directory, long baseOffset, IFileDevice device)
    {
        var path = PathOf(directory, baseOffset);
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        return new LogSegment(path, baseOffset, file, device);
    }

    /// <summary>Opens a segment, checks every batch and cuts off a broken end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="baseOffset">The offset its name gives.</param>
    /// <param name="device">Changes the file.</param>
    /// <param name="producers">Learns the producers that wrote into the segment.</param>
    /// <param name="truncatedBytes">Bytes that were cut off.</param>
    public static LogSegment Open(
        string path, long baseOffset, IFileDevice device, ProducerStateTable producers, out long truncatedBytes)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            var segment = new LogSegment(path, baseOffset, file, device);
            truncatedBytes = segment.Recover(producers);
            return segment;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Appends a batch that already carries its offset; on an error the segment is as it was before.</summary>
    public void Append(ReadOnlySpan<byte> batch, in RecordBatchHeader header, long baseOffset, long maxTimestamp, long nowMs)
    {
        if (_hasBrokenTail)
            CutBrokenTail();
        try
        {
            _device.Write(_file, batch, Length);
        }
        catch (Exception)
        {
            _hasBrokenTail = true;
            TryCutBrokenTail();
            throw;
        }

        IsDirty = true;
        if (FirstAppendedMs < 0)
            FirstAppendedMs = nowMs;
        Note(baseOffset, header.LastOffsetDelta, batch.Length, maxTimestamp, force: false);
    }

    /// <summary>Returns when all appended bytes are on the disk.</summary>
    public void Flush()
    {
        if (!IsDirty)
            return;

        // Marked clean before, not after: an append in between marks it dirty again and is caught by the next flush.
        IsDirty = false;
        try
        {
            _device.Flush(_file);
        }
        catch (Exception)
        {
            IsDirty = true;
            throw;
        }
    }

    /// <summary>Finds the batches from the one that contains an offset on, whole ones, up to a number of bytes.</summary>
    /// <param name="offset">An offset in this segment.</param>
    /// <param name="maxBytes">The most bytes to return.</param>
    /// <param name="atLeastOne">Return the first batch even if it alone is larger.</param>
    /// <returns>Null if not even one batch fits.</returns>
    public LogSlice? Slice(long offset, int maxBytes, bool atLeastOne)
    {
        using var reader = new SegmentReader(_file, Length, LookupBufferBytes);
        var start = FindPosition(reader, offset, out var first);
        var end = FindEnd(reader, start, maxBytes);
        if (end == start && atLeastOne)
            end = start + (int)first.TotalSize;
        return end > start ? new LogSlice(_file, start, end - start) : null;
    }

    /// <summary>Whether an offset fell victim to damage in the file.</summary>
    public bool IsDamaged(long offset) => _damaged.Exists(range => offset >= range.FirstOffset && offset < range.EndOffset);

    /// <summary>Finds the first record with a timestamp at or after the one given.</summary>
    public TimestampedOffset? FindByTimestamp(long timestamp)
    {
        using var reader = new SegmentReader(_file, Length, LookupBufferBytes);
        for (var position = _index.PositionBeforeTimestamp(timestamp); position < Length;)
        {
            if (!TryReadBatch(reader, ref position, out var header))
                break;
            if (header.MaxTimestamp >= timestamp && RecordTimestamps.FindFirst(reader, position, header, timestamp) is { } found)
                return found;
            position += (int)header.TotalSize;
        }

        return null;
    }

    /// <summary>Finds the record with the highest timestamp.</summary>
    public TimestampedOffset? FindMaxTimestamp()
    {
        if (Length == 0)
            return null;
        using var reader = new SegmentReader(_file, Length, LookupBufferBytes);
        return reader.TryReadHeader(MaxTimestampPosition, out var header)
            ? RecordTimestamps.FindFirst(reader, MaxTimestampPosition, header, header.MaxTimestamp)
            : null;
    }

    /// <summary>Deletes the file; slices that are being read stay readable.</summary>
    public void Delete()
    {
        File.Delete(Path);
        Dispose();
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The path of a segment file: its first offset in 20 digits.</summary>
    private static string PathOf(string directory, long baseOffset) =>
        System.IO.Path.Combine(directory, baseOffset.ToString("D20") + FileExtension);

    private long Recover(ProducerStateTable producers)
    {
        var fileLength = RandomAccess.GetLength(_file);
        using var reader = new SegmentReader(_file, fileLength, RecoveryBufferBytes);
        var recovery = new SegmentRecovery(reader, BaseOffset);
        var followsDamage = false;
        recovery.Run(
            (header, position) =>
            {
                Length = position;
                if (FirstAppendedMs < 0)
                    FirstAppendedMs = header.MaxTimestamp;
                Note(header.BaseOffset, header.LastOffsetDelta, (int)header.TotalSize, header.MaxTimestamp, followsDamage);
                producers.Record(header, header.BaseOffset);
                followsDamage = false;
            },
            range =>
            {
                _damaged.Add(range);
                followsDamage = true;
            });
        if (recovery.ValidLength < fileLength)
            _device.Truncate(_file, recovery.ValidLength);
        return fileLength - recovery.ValidLength;
    }

    /// <summary>Takes a batch that lies at the end of the valid part into account.</summary>
    private void Note(long offset, int lastOffsetDelta, int size, long maxTimestamp, bool force)
    {
        _index.Add(offset, Length, MaxTimestamp, force);
        if (maxTimestamp > MaxTimestamp)
        {
            MaxTimestamp = maxTimestamp;
            MaxTimestampPosition = Length;
        }

        Length += size;
        NextOffset = offset + lastOffsetDelta + 1;
    }

    private int FindPosition(SegmentReader reader, long offset, out RecordBatchHeader header)
    {
        var position = _index.PositionAtOrBefore(offset);
        while (reader.TryReadHeader(position, out header) && header.LastOffset < offset && header.TotalSize > 0)
            position += (int)header.TotalSize;
        return position;
    }

    private int FindEnd(SegmentReader reader, int start, int maxBytes)
    {
        var limit = EndOfIntactRun(start);
        if (limit - start <= maxBytes)
            return limit;
        var bound = start + Math.Max(maxBytes, 0);
        var end = Math.Max(start, _index.PositionAtOrBefore(bound));
        while (reader.TryReadHeader(end, out var header) && header.TotalSize > 0 && end + header.TotalSize <= bound)
            end += (int)header.TotalSize;
        return end;
    }

    private int EndOfIntactRun(int start)
    {
        foreach (var range in _damaged)
        {
            if (range.Position >= start)
                return range.Position;
        }

        return Length;
    }

    private bool TryReadBatch(SegmentReader reader, ref int position, out RecordBatchHeader header)
    {
        foreach (var range in _damaged)
        {
            if (range.Position == position)
                position = range.EndPosition;
        }

        return reader.TryReadHeader(position, out header) && header.TotalSize > 0;
    }

    private void TryCutBrokenTail()
    {
        try
        {
            CutBrokenTail();
        }
        catch (IOException)
        {
            // The next append tries again before it writes; until then readers stop at Length anyway.
        }
    }

    private void CutBrokenTail()
    {
        _device.Truncate(_file, Length);
        _hasBrokenTail = false;
    }
}
