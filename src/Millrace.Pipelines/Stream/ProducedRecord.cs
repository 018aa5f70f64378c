namespace Millrace.Pipelines.Stream;

/// <summary>Where a record lies that Kafka acknowledged.</summary>
/// <param name="Partition">Its partition.</param>
/// <param name="Offset">Its offset there.</param>
/// <param name="Timestamp">Its timestamp.</param>
public sealed record ProducedRecord(int Partition, long Offset, DateTimeOffset Timestamp);
