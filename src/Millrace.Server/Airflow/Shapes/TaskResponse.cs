using System.Text.Json.Nodes;

namespace Millrace.Server.Airflow.Shapes;

/// <summary>A task's definition.</summary>
internal sealed record TaskResponse(
    string TaskId,
    string TaskDisplayName,
    string? Owner,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    string? TriggerRule,
    bool DependsOnPast,
    bool WaitForDownstream,
    double? Retries,
    string? Queue,
    string? Pool,
    double? PoolSlots,
    TimeDeltaResponse? ExecutionTimeout,
    TimeDeltaResponse? RetryDelay,
    double RetryExponentialBackoff,
    double? PriorityWeight,
    string? WeightRule,
    string? UiColor,
    string? UiFgcolor,
    IReadOnlyList<string>? TemplateFields,
    IReadOnlyList<string>? DownstreamTaskIds,
    string? DocMd,
    string? OperatorName,
    JsonObject? Params,
    JsonObject? ClassRef,
    bool? IsMapped,
    IReadOnlyList<string> ExtraLinks);
