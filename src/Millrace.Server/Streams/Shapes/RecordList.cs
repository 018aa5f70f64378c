namespace Millrace.Server.Streams.Shapes;

/// <summary>A page of records. Stopped says why: <c>end</c>, <c>full</c>, or <c>budget</c> when the search is not over.</summary>
internal sealed record RecordList(
    IReadOnlyList<RecordRow> Items,
    long Scanned,
    long Left,
    string? NextCursor,
    string Stopped,
    double Seconds);
