using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>Decides whether what a producer sent for a partition is one sound record batch.</summary>
internal static class RecordBatchValidator
{
    private const short FirstVersionWithZstd = 7;

    public static ErrorCode Validate(ReadOnlySpan<byte> records, int maxBatchBytes, short produceVersion, out RecordBatchHeader header)
    {
        header = default;
        if (records.Length < RecordBatchHeader.Size)
            return ErrorCode.CORRUPT_MESSAGE;
        header = RecordBatchHeader.Read(records);
        if (header.Magic != 2)
            return ErrorCode.INVALID_RECORD;
        if (header.TotalSize < RecordBatchHeader.Size || header.TotalSize > records.Length)
            return ErrorCode.CORRUPT_MESSAGE;
        if (header.TotalSize != records.Length)
            return ErrorCode.INVALID_RECORD;
        if (records.Length > maxBatchBytes)
            return ErrorCode.MESSAGE_TOO_LARGE;
        if (Crc32C.Compute(records[RecordBatchHeader.ChecksummedFrom..]) != header.Checksum)
            return ErrorCode.CORRUPT_MESSAGE;
        return ValidateFields(header, produceVersion);
    }

    private static ErrorCode ValidateFields(in RecordBatchHeader header, short produceVersion)
    {
        if (header.BaseOffset != 0 || header.Count <= 0 || header.LastOffsetDelta != header.Count - 1 || header.IsControl)
            return ErrorCode.INVALID_RECORD;
        if (header.ProducerId >= 0 && (header.BaseSequence < 0 || header.ProducerEpoch < 0))
            return ErrorCode.INVALID_RECORD;
        if (header.IsTransactional)
            return ErrorCode.INVALID_TXN_STATE;
        if (header.Codec > CompressionCodec.Zstd || (header.Codec == CompressionCodec.Zstd && produceVersion < FirstVersionWithZstd))
            return ErrorCode.UNSUPPORTED_COMPRESSION_TYPE;
        return ErrorCode.NONE;
    }
}
