using System.Text.Json.Nodes;

namespace Millrace.Server.Airflow.Shapes;

/// <summary>A run.</summary>
internal sealed record DagRunResponse(
    string DagRunId,
    string DagId,
    DateTimeOffset? LogicalDate,
    DateTimeOffset? QueuedAt,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    double? Duration,
    DateTimeOffset? DataIntervalStart,
    DateTimeOffset? DataIntervalEnd,
    DateTimeOffset RunAfter,
    DateTimeOffset? LastSchedulingDecision,
    string RunType,
    string State,
    string? TriggeredBy,
    string? TriggeringUserName,
    JsonNode? Conf,
    string? Note,
    IReadOnlyList<DagVersionResponse> DagVersions,
    string? BundleVersion,
    string DagDisplayName,
    string? PartitionKey);
