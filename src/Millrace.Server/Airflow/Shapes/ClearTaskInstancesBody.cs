using System.Text.Json;

namespace Millrace.Server.Airflow.Shapes;

/// <summary>Which tasks are cleared.</summary>
internal sealed record ClearTaskInstancesBody(
    bool? DryRun,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    bool? OnlyFailed,
    bool? OnlyRunning,
    bool? ResetDagRuns,
    IReadOnlyList<JsonElement>? TaskIds,
    string? DagRunId,
    bool? IncludeUpstream,
    bool? IncludeDownstream,
    bool? IncludeFuture,
    bool? IncludePast,
    bool? RunOnLatestVersion,
    bool? PreventRunningTask);
