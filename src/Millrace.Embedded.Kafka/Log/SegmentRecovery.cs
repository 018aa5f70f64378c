namespace Millrace.Embedded.Kafka.Log;

/// <summary>
/// Reads a whole segment and checks every batch. A broken end, as a crash in the middle of a write leaves it, is what follows the last
/// valid batch; damage with valid batches behind it is reported as a range and stepped over, so that one bad sector does not take the
/// rest of the log with it.
/// </summary>
internal sealed class SegmentRecovery(SegmentReader reader, long baseOffset)
{
    private const int MagicPosition = 16;
    private const int SearchWindow = 64 * 1024;

    /// <summary>More records than compression fits into a byte of damage in practice.</summary>
    private const int MaxRecordsPerByte = 64;

    /// <summary>The file position behind the last valid batch.</summary>
    public long ValidLength { get; private set; }

    /// <summary>The offset behind the last valid batch.</summary>
    public long NextOffset { get; private set; } = baseOffset;

    /// <summary>Walks the file, giving every valid batch and every damaged range in order.</summary>
    public void Run(Action<RecordBatchHeader, int> onBatch, Action<DamagedRange> onDamage)
    {
        var position = 0L;
        while (position < reader.FileLength)
        {
            // Offsets are not under the checksum, but nothing here ever leaves a gap: a jump is damage too.
            if (!TryValidate(position, out var header) || header.BaseOffset != NextOffset)
            {
                var next = FindNextValid(position);
                if (next < 0)
                    return;
                _ = TryValidate(next, out header);
                onDamage(new DamagedRange(NextOffset, header.BaseOffset, (int)position, (int)next));
                position = next;
            }

            onBatch(header, (int)position);
            position += header.TotalSize;
            NextOffset = header.LastOffset + 1;
            ValidLength = position;
        }
    }

    private bool TryValidate(long position, out RecordBatchHeader header) =>
        reader.TryReadHeader(position, out header)
        && header.Magic == 2
        && header.TotalSize >= RecordBatchHeader.Size
        && position + header.TotalSize <= reader.FileLength
        && header.BaseOffset >= NextOffset
        && header.LastOffsetDelta >= 0
        && reader.Checksum(position + RecordBatchHeader.ChecksummedFrom, header.TotalSize - RecordBatchHeader.ChecksummedFrom)
            == header.Checksum;

    private long FindNextValid(long damage)
    {
        for (var position = damage + 1; position + RecordBatchHeader.Size <= reader.FileLength;)
        {
            var window = reader.Peek(position + MagicPosition, SearchWindow);
            var hit = window.IndexOf((byte)2);
            if (hit < 0)
            {
                position += Math.Max(window.Length, 1);
                continue;
            }

            position += hit;
            if (TryValidate(position, out var header) && IsPlausible(header, position, damage))
                return position;
            position++;
        }

        return -1;
    }

    /// <summary>
    /// Whether a batch behind damage carries its own offset. Its checksum does not say so; the batch behind it does, or failing that, how
    /// many records the damage can have held.
    /// </summary>
    private bool IsPlausible(in RecordBatchHeader header, long position, long damage) =>
        TryValidate(position + header.TotalSize, out var successor)
            ? successor.BaseOffset == header.LastOffset + 1
            : header.BaseOffset - NextOffset <= MaxRecordsPerByte * (position - damage);
}
