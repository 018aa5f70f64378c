using System.Buffers.Binary;
using Millrace.Embedded.Kafka.Log;

namespace Millrace.Embedded.Kafka.Tests.Support;

/// <summary>Makes uncompressed record batches as a producer would send them.</summary>
internal static class Batches
{
    public const long BaseTimestamp = 1_700_000_000_000;

    /// <summary>A batch of records whose values are given, a millisecond apart.</summary>
    public static byte[] Of(params string[] values) => Build(values, BaseTimestamp, -1, -1, -1);

    public static byte[] At(long timestamp, params string[] values) => Build(values, timestamp, -1, -1, -1);

    public static byte[] From(long producerId, short epoch, int sequence, params string[] values) =>
        Build(values, BaseTimestamp, producerId, epoch, sequence);

    /// <summary>Makes the checksum fit the batch after a test has changed it.</summary>
    public static byte[] Sealed(byte[] batch)
    {
        BinaryPrimitives.WriteUInt32BigEndian(batch.AsSpan(17), Crc32C.Compute(batch.AsSpan(RecordBatchHeader.ChecksummedFrom)));
        return batch;
    }

    private static byte[] Build(string[] values, long timestamp, long producerId, short epoch, int sequence)
    {
        var records = new MemoryStream();
        for (var i = 0; i < values.Length; i++)
            records.Write(Record(i, System.Text.Encoding.UTF8.GetBytes(values[i])));
        var batch = new byte[RecordBatchHeader.Size + records.Length];
        BinaryPrimitives.WriteInt32BigEndian(batch.AsSpan(8), batch.Length - RecordBatchHeader.LengthOverhead);
        batch[16] = 2;
        BinaryPrimitives.WriteInt32BigEndian(batch.AsSpan(23), values.Length - 1);
        BinaryPrimitives.WriteInt64BigEndian(batch.AsSpan(27), timestamp);
        BinaryPrimitives.WriteInt64BigEndian(batch.AsSpan(35), timestamp + values.Length - 1);
        BinaryPrimitives.WriteInt64BigEndian(batch.AsSpan(43), producerId);
        BinaryPrimitives.WriteInt16BigEndian(batch.AsSpan(51), epoch);
        BinaryPrimitives.WriteInt32BigEndian(batch.AsSpan(53), sequence);
        BinaryPrimitives.WriteInt32BigEndian(batch.AsSpan(57), values.Length);
        records.ToArray().CopyTo(batch, RecordBatchHeader.Size);
        return Sealed(batch);
    }

    private static byte[] Record(int delta, byte[] value)
    {
        var body = new MemoryStream();
        body.WriteByte(0);
        WriteVarint(body, delta);
        WriteVarint(body, delta);
        WriteVarint(body, -1);
        WriteVarint(body, value.Length);
        body.Write(value);
        WriteVarint(body, 0);
        var record = new MemoryStream();
        WriteVarint(record, (int)body.Length);
        record.Write(body.ToArray());
        return record.ToArray();
    }

    private static void WriteVarint(MemoryStream into, int value)
    {
        var raw = (uint)((value << 1) ^ (value >> 31));
        for (; raw >= 0x80; raw >>= 7)
            into.WriteByte((byte)(raw | 0x80));
        into.WriteByte((byte)raw);
    }
}
