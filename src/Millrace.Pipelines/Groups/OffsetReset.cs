namespace Millrace.Pipelines.Groups;

/// <summary>What a reset changes in one partition.</summary>
/// <param name="Partition">The partition's number.</param>
/// <param name="Before">The committed offset before; null when there was none.</param>
/// <param name="After">The committed offset after.</param>
public sealed record OffsetReset(int Partition, long? Before, long After);
