namespace Millrace.Server.Streams.Shapes;

/// <summary>Dead letters of one stage and reason.</summary>
internal sealed record LetterCount(string Stage, string Reason, long Total, long Open);
