namespace Millrace.Server.Airflow.Shapes;

/// <summary>Whether the scheduler works.</summary>
internal sealed record SchedulerInfoResponse(string? Status, DateTimeOffset? LatestSchedulerHeartbeat);
