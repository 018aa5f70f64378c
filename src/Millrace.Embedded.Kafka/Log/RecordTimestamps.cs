namespace Millrace.Embedded.Kafka.Log;

/// <summary>
/// Finds records by timestamp inside a batch. The broker does not unpack compressed batches: for those it answers with the batch's first
/// offset, so a reader begins a little early but never misses a record.
/// </summary>
internal static class RecordTimestamps
{
    private const int MaxVarintBytes = 10;

    /// <summary>Finds the first record of a batch with a timestamp at or after the one given.</summary>
    public static TimestampedOffset? FindFirst(SegmentReader reader, int position, in RecordBatchHeader header, long timestamp)
    {
        if (header.HasLogAppendTime || header.Codec != CompressionCodec.None)
            return header.MaxTimestamp >= timestamp ? new TimestampedOffset(header.BaseOffset, header.MaxTimestamp) : null;
        var at = (long)position + RecordBatchHeader.Size;
        var end = position + header.TotalSize;
        for (var i = 0; i < header.Count && at < end; i++)
        {
            // A record: length, one byte of attributes, timestamp delta, offset delta, ...
            var bytes = reader.Peek(at, 3 * MaxVarintBytes + 1);
            if (!TryReadVarint(ref bytes, out var length, out var lengthSize) || bytes.IsEmpty)
                return null;
            bytes = bytes[1..];
            if (!TryReadVarint(ref bytes, out var timestampDelta, out _) || !TryReadVarint(ref bytes, out var offsetDelta, out _))
                return null;
            if (header.BaseTimestamp + timestampDelta >= timestamp)
                return new TimestampedOffset(header.BaseOffset + offsetDelta, header.BaseTimestamp + timestampDelta);
            at += lengthSize + Math.Max(length, 0);
        }

        return null;
    }

    private static bool TryReadVarint(ref ReadOnlySpan<byte> bytes, out long value, out int size)
    {
        ulong raw = 0;
        (value, size) = (0, 0);
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (bytes.IsEmpty)
                return false;
            var next = bytes[0];
            bytes = bytes[1..];
            size++;
            raw |= (ulong)(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
            {
                value = (long)(raw >> 1) ^ -(long)(raw & 1);
                return true;
            }
        }

        return false;
    }
}
