namespace Millrace.Pipelines.Stream;

/// <summary>One partition's extent.</summary>
/// <param name="Partition">Its number.</param>
/// <param name="Start">The oldest offset that is kept (low watermark).</param>
/// <param name="End">The next offset to be written (high watermark).</param>
/// <param name="Leader">The broker that leads it; -1 when none does.</param>
public sealed record PartitionSummary(int Partition, long Start, long End, int Leader);
