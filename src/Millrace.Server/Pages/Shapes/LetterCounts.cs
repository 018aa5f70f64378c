namespace Millrace.Server.Pages.Shapes;

/// <summary>Dead letters.</summary>
internal sealed record LetterCounts(long? Open, long? Total);
