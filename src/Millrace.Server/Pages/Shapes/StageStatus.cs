namespace Millrace.Server.Pages.Shapes;

/// <summary>A stage of the pipeline.</summary>
internal sealed record StageStatus(
    string Stage,
    string Title,
    string Detail,
    string State,
    long? Total,
    double? RatePerSecond,
    long? Lag,
    double? LagSeconds,
    double? LatencyP50Seconds,
    double? LatencyP99Seconds,
    long Errors,
    DateTimeOffset? LastAt,
    string? Message);
