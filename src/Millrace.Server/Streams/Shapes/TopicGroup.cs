namespace Millrace.Server.Streams.Shapes;

/// <summary>A consumer group in a topic.</summary>
internal sealed record TopicGroup(string Group, string State, long Lag, double LagSeconds);
