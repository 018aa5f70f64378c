namespace Millrace.Server.Streams.Shapes;

/// <summary>A partition's extent: from the oldest offset kept to the next to be written. Its key is the one it is for.</summary>
internal sealed record PartitionRow(
    int Partition,
    long Start,
    long End,
    int Leader,
    string? Key);
