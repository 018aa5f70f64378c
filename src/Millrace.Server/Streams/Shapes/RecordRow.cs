namespace Millrace.Server.Streams.Shapes;

/// <summary>A record. Formats are <c>json</c>, <c>text</c> and <c>base64</c>, null for nothing; a list cuts long values.</summary>
internal sealed record RecordRow(
    int Partition,
    long Offset,
    DateTimeOffset Timestamp,
    string? Key,
    string? KeyFormat,
    string? Value,
    string? ValueFormat,
    bool IsValueCut,
    long Size,
    IReadOnlyList<HeaderRow> Headers);
