namespace Millrace.Server.Streams.Shapes;

/// <summary>A consumer group in a list.</summary>
internal sealed record GroupRow(
    string Group,
    string State,
    bool IsPaused,
    int Members,
    IReadOnlyList<string> Topics,
    long Lag,
    double LagSeconds);
