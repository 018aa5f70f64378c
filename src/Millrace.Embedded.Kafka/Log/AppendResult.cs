using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>The outcome of appending a batch.</summary>
/// <param name="Error">Why it was refused; <see cref="ErrorCode.NONE"/> if it is in the log, now or from an earlier try.</param>
/// <param name="BaseOffset">The offset of its first record, -1 if refused.</param>
/// <param name="LogAppendTimeMs">The broker's time where the topic asks for it, else -1.</param>
internal readonly record struct AppendResult(ErrorCode Error, long BaseOffset, long LogAppendTimeMs)
{
    public static AppendResult Refused(ErrorCode error) => new(error, -1, -1);
}
