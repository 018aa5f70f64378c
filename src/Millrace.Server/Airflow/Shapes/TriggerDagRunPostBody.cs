using System.Text.Json.Nodes;

namespace Millrace.Server.Airflow.Shapes;

/// <summary>A run that is asked for.</summary>
internal sealed record TriggerDagRunPostBody(
    string? DagRunId,
    DateTimeOffset? LogicalDate,
    DateTimeOffset? DataIntervalStart,
    DateTimeOffset? DataIntervalEnd,
    DateTimeOffset? RunAfter,
    JsonObject? Conf,
    string? Note,
    string? PartitionKey);
