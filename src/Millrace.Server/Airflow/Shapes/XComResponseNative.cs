using System.Text.Json.Nodes;

namespace Millrace.Server.Airflow.Shapes;

/// <summary>A value that a task left, with the value.</summary>
internal sealed record XComResponseNative(
    string Key,
    DateTimeOffset Timestamp,
    DateTimeOffset? LogicalDate,
    int MapIndex,
    string TaskId,
    string DagId,
    string RunId,
    string DagDisplayName,
    string TaskDisplayName,
    DateTimeOffset RunAfter,
    JsonNode? Value);
