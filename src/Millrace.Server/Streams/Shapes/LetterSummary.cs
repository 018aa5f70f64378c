namespace Millrace.Server.Streams.Shapes;

/// <summary>Dead letters counted. While it is not complete the letters are still being read and the numbers are the least.</summary>
internal sealed record LetterSummary(
    string Topic,
    bool IsComplete,
    long Total,
    long Open,
    IReadOnlyList<LetterCount> Reasons);
