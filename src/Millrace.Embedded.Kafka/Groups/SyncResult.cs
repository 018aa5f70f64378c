using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>The answer to SyncGroup.</summary>
internal sealed record SyncResult(ErrorCode Error)
{
    public string? ProtocolType { get; init; }

    public string? Protocol { get; init; }

    public ReadOnlyMemory<byte> Assignment { get; init; }
}
