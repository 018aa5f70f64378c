namespace Millrace.Server.Streams.Shapes;

/// <summary>A dead letter with the record it was.</summary>
internal sealed record LetterDetails(
    string Topic,
    int Partition,
    long Offset,
    DateTimeOffset At,
    string Stage,
    string Reason,
    string Message,
    string? ErrorClass,
    string? Group,
    int Attempt,
    string Status,
    LetterOrigin? Origin,
    string? First,
    string? Previous,
    RecordRow Record,
    DocumentLink? Document);
