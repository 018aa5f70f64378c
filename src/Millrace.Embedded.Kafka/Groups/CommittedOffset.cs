namespace Millrace.Embedded.Kafka.Groups;

/// <summary>How far a group has come in a partition: the next offset it wants.</summary>
internal sealed record CommittedOffset(long Offset, int LeaderEpoch, string? Metadata);
