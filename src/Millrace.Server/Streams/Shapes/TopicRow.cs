namespace Millrace.Server.Streams.Shapes;

/// <summary>A topic in a list. Bytes are null where the cluster does not say.</summary>
internal sealed record TopicRow(
    string Name,
    int Partitions,
    long Records,
    long? Bytes,
    bool IsInternal,
    double? RecordsPerSecond,
    IReadOnlyList<string> Groups);
