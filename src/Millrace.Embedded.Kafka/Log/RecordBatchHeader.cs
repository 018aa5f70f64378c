using System.Buffers.Binary;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>The fixed 61 bytes before the records of a batch (magic 2). A header that was read is not yet a valid one.</summary>
internal readonly struct RecordBatchHeader
{
    /// <summary>Bytes of the header.</summary>
    public const int Size = 61;

    /// <summary>Bytes before the part that the batch length counts.</summary>
    public const int LengthOverhead = 12;

    /// <summary>Where the bytes begin that the checksum covers.</summary>
    public const int ChecksummedFrom = 21;

    private const int LogAppendTimeBit = 1 << 3;
    private const int TransactionalBit = 1 << 4;
    private const int ControlBit = 1 << 5;

    public long BaseOffset { get; init; }

    /// <summary>Bytes of the whole batch, or a nonsensical value if the length field is one.</summary>
    public long TotalSize { get; init; }

    public byte Magic { get; init; }

    public uint Checksum { get; init; }

    public short Attributes { get; init; }

    public int LastOffsetDelta { get; init; }

    public long BaseTimestamp { get; init; }

    public long MaxTimestamp { get; init; }

    public long ProducerId { get; init; }

    public short ProducerEpoch { get; init; }

    public int BaseSequence { get; init; }

    public int Count { get; init; }

    public long LastOffset => BaseOffset + LastOffsetDelta;

    public CompressionCodec Codec => (CompressionCodec)(Attributes & 7);

    public bool IsControl => (Attributes & ControlBit) != 0;

    public bool IsTransactional => (Attributes & TransactionalBit) != 0;

    public bool HasLogAppendTime => (Attributes & LogAppendTimeBit) != 0;

    public static RecordBatchHeader Read(ReadOnlySpan<byte> bytes) => new()
    {
        BaseOffset = BinaryPrimitives.ReadInt64BigEndian(bytes),
        TotalSize = (long)BinaryPrimitives.ReadInt32BigEndian(bytes[8..]) + LengthOverhead,
        Magic = bytes[16],
        Checksum = BinaryPrimitives.ReadUInt32BigEndian(bytes[17..]),
        Attributes = BinaryPrimitives.ReadInt16BigEndian(bytes[21..]),
        LastOffsetDelta = BinaryPrimitives.ReadInt32BigEndian(bytes[23..]),
        BaseTimestamp = BinaryPrimitives.ReadInt64BigEndian(bytes[27..]),
        MaxTimestamp = BinaryPrimitives.ReadInt64BigEndian(bytes[35..]),
        ProducerId = BinaryPrimitives.ReadInt64BigEndian(bytes[43..]),
        ProducerEpoch = BinaryPrimitives.ReadInt16BigEndian(bytes[51..]),
        BaseSequence = BinaryPrimitives.ReadInt32BigEndian(bytes[53..]),
        Count = BinaryPrimitives.ReadInt32BigEndian(bytes[57..]),
    };

    /// <summary>Gives the batch its place in the log. The checksum does not cover these fields.</summary>
    public static void PatchPlace(Span<byte> batch, long baseOffset, int leaderEpoch)
    {
        BinaryPrimitives.WriteInt64BigEndian(batch, baseOffset);
        BinaryPrimitives.WriteInt32BigEndian(batch[12..], leaderEpoch);
    }

    /// <summary>Stamps the batch with the broker's time, as LogAppendTime asks, and renews its checksum.</summary>
    public static void PatchLogAppendTime(Span<byte> batch, long nowMs)
    {
        var attributes = BinaryPrimitives.ReadInt16BigEndian(batch[21..]);
        BinaryPrimitives.WriteInt16BigEndian(batch[21..], (short)(attributes | LogAppendTimeBit));
        BinaryPrimitives.WriteInt64BigEndian(batch[35..], nowMs);
        BinaryPrimitives.WriteUInt32BigEndian(batch[17..], Crc32C.Compute(batch[ChecksummedFrom..]));
    }
}
