namespace Millrace.Server.Pages.Shapes;

/// <summary>The pipeline at a moment.</summary>
internal sealed record HistoryPoint(
    DateTimeOffset Time,
    double? ExtractedPerSecond,
    double? StreamedPerSecond,
    double? LoadedPerSecond,
    double? TransformedPerSecond,
    long? Lag,
    double? LagSeconds,
    double? LatencyP99Seconds,
    long? DeadLetters);
