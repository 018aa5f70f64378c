namespace Millrace.Server.Streams.Shapes;

/// <summary>The last hour of a topic.</summary>
internal sealed record TopicHistory(double StepSeconds, IReadOnlyList<TopicPoint> Points);
