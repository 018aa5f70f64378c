namespace Millrace.Server.Airflow.Shapes;

/// <summary>A process with a part in running DAGs.</summary>
internal sealed record JobResponse(
    long Id,
    string? DagId,
    string? State,
    string? JobType,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    DateTimeOffset? LatestHeartbeat,
    string? ExecutorClass,
    string? Hostname,
    string? Unixname,
    string? DagDisplayName);
