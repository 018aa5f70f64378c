namespace Millrace.Server.Airflow.Shapes;

/// <summary>A value that a task left.</summary>
internal sealed record XComResponse(
    string Key,
    DateTimeOffset Timestamp,
    DateTimeOffset? LogicalDate,
    int MapIndex,
    string TaskId,
    string DagId,
    string RunId,
    string DagDisplayName,
    string TaskDisplayName,
    DateTimeOffset RunAfter);
