using Millrace.Embedded.Kafka.Log;

namespace Millrace.Embedded.Kafka.Protocol;

/// <summary>
/// The records field of a message: bytes of the request frame, or a slice of a segment file that is copied to the socket without passing
/// through the response buffer.
/// </summary>
internal readonly struct RecordData
{
    public RecordData(Memory<byte> bytes) => Bytes = bytes;

    public RecordData(LogSlice slice) => Slice = slice;

    public Memory<byte> Bytes { get; }

    public LogSlice? Slice { get; }

    public int Length => Slice?.Length ?? Bytes.Length;
}
