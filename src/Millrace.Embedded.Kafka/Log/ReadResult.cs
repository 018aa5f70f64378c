using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>The outcome of reading from a partition.</summary>
/// <param name="Error">Why nothing can be read at that offset.</param>
/// <param name="Slice">The batches; null at the end of the log, or when not even one fits.</param>
/// <param name="StartOffset">The log's first offset.</param>
/// <param name="EndOffset">The offset behind the log's last record.</param>
internal readonly record struct ReadResult(ErrorCode Error, LogSlice? Slice, long StartOffset, long EndOffset);
