namespace Millrace.Server.Streams.Shapes;

/// <summary>Where a dead letter lies.</summary>
internal sealed record LetterPlace(int Partition, long Offset);
