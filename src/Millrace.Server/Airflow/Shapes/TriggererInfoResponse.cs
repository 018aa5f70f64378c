namespace Millrace.Server.Airflow.Shapes;

/// <summary>Millrace has no triggerer.</summary>
internal sealed record TriggererInfoResponse(string? Status, DateTimeOffset? LatestTriggererHeartbeat);
