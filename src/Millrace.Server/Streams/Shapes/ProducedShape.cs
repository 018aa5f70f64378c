namespace Millrace.Server.Streams.Shapes;

/// <summary>Where a record was written.</summary>
internal sealed record ProducedShape(string Topic, int Partition, long Offset, DateTimeOffset Timestamp);
