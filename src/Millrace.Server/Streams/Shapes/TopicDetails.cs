namespace Millrace.Server.Streams.Shapes;

/// <summary>A topic. Its role is what the pipeline uses it for: <c>source</c>, <c>dead_letters</c> or nothing.</summary>
internal sealed record TopicDetails(
    string Name,
    string? Role,
    bool IsInternal,
    long Records,
    long? Bytes,
    double? RecordsPerSecond,
    IReadOnlyList<PartitionRow> Partitions,
    IReadOnlyList<TopicGroup> Groups,
    DateTimeOffset At);
