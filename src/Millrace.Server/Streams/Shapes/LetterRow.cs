namespace Millrace.Server.Streams.Shapes;

/// <summary>A dead letter in a list. Its status is <c>open</c>, <c>replayed</c> or <c>failed_again</c>.</summary>
internal sealed record LetterRow(
    int Partition,
    long Offset,
    DateTimeOffset At,
    string Stage,
    string Reason,
    string Message,
    string Key,
    int Attempt,
    int ValueBytes,
    string Status);
