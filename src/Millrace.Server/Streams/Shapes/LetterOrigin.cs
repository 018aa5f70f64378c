namespace Millrace.Server.Streams.Shapes;

/// <summary>Where a dead letter's record lay.</summary>
internal sealed record LetterOrigin(string Topic, int Partition, long Offset, DateTimeOffset? Timestamp);
