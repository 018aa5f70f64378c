namespace Millrace.Server.Streams.Shapes;

/// <summary>A topic at a moment.</summary>
internal sealed record TopicPoint(DateTimeOffset Time, double? RecordsPerSecond, long Records);
