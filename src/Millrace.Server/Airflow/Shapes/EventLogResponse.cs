namespace Millrace.Server.Airflow.Shapes;

/// <summary>An entry of the audit log.</summary>
internal sealed record EventLogResponse(
    long EventLogId,
    DateTimeOffset When,
    string? DagId,
    string? TaskId,
    string? RunId,
    int? MapIndex,
    int? TryNumber,
    string Event,
    DateTimeOffset? LogicalDate,
    string? Owner,
    string? Extra,
    string? DagDisplayName,
    string? TaskDisplayName);
