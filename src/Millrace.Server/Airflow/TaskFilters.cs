using Microsoft.AspNetCore.Mvc;
using Millrace.Orchestration.Execution;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Airflow;

/// <summary>The filters of a list of tasks of runs, as they stand in the query.</summary>
internal sealed record TaskFilters
{
    private static readonly string[] Unfinished =
        ["none", "scheduled", "queued", "running", "restarting", "up_for_retry", "up_for_reschedule", "deferred"];

    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    [FromQuery(Name = "offset")]
    public int? Offset { get; init; }

    [FromQuery(Name = "order_by")]
    public string[]? OrderBy { get; init; }

    [FromQuery(Name = "state")]
    public string[]? State { get; init; }

    [FromQuery(Name = "pool")]
    public string[]? Pool { get; init; }

    [FromQuery(Name = "task_id")]
    public string? TaskId { get; init; }

    [FromQuery(Name = "task_display_name_pattern")]
    public string? TaskPattern { get; init; }

    [FromQuery(Name = "dag_id_pattern")]
    public string? DagIdPattern { get; init; }

    [FromQuery(Name = "run_id_pattern")]
    public string? RunIdPattern { get; init; }

    [FromQuery(Name = "map_index")]
    public int[]? MapIndex { get; init; }

    [FromQuery(Name = "try_number")]
    public int[]? TryNumber { get; init; }

    [FromQuery(Name = "logical_date_gte")]
    public DateTimeOffset? LogicalDateGte { get; init; }

    [FromQuery(Name = "logical_date_lte")]
    public DateTimeOffset? LogicalDateLte { get; init; }

    [FromQuery(Name = "run_after_gte")]
    public DateTimeOffset? RunAfterGte { get; init; }

    [FromQuery(Name = "run_after_lte")]
    public DateTimeOffset? RunAfterLte { get; init; }

    [FromQuery(Name = "start_date_gte")]
    public DateTimeOffset? StartDateGte { get; init; }

    [FromQuery(Name = "start_date_lte")]
    public DateTimeOffset? StartDateLte { get; init; }

    [FromQuery(Name = "end_date_gte")]
    public DateTimeOffset? EndDateGte { get; init; }

    [FromQuery(Name = "end_date_lte")]
    public DateTimeOffset? EndDateLte { get; init; }

    private IReadOnlyList<string>? TaskIds { get; init; }

    public static TaskFilters Of(TaskInstancesBatchBody body) => new()
    {
        Limit = body.PageLimit,
        Offset = body.PageOffset,
        OrderBy = body.OrderBy?.ToArray(),
        State = body.State?.Select(state => state ?? "none").ToArray(),
        Pool = body.Pool?.ToArray(),
        TaskIds = body.TaskIds,
        LogicalDateGte = body.LogicalDateGte ?? body.LogicalDateGt,
        LogicalDateLte = body.LogicalDateLte ?? body.LogicalDateLt,
        RunAfterGte = body.RunAfterGte ?? body.RunAfterGt,
        RunAfterLte = body.RunAfterLte ?? body.RunAfterLt,
        StartDateGte = body.StartDateGte ?? body.StartDateGt,
        StartDateLte = body.StartDateLte ?? body.StartDateLt,
        EndDateGte = body.EndDateGte ?? body.EndDateGt,
        EndDateLte = body.EndDateLte ?? body.EndDateLt,
    };

    /// <summary>Which runs to look through, newest first.</summary>
    public RunFilters Runs() => new()
    {
        LogicalDateGte = LogicalDateGte, LogicalDateLte = LogicalDateLte, RunAfterGte = RunAfterGte, RunAfterLte = RunAfterLte,
        RunIdPattern = RunIdPattern,
    };

    /// <summary>Whether only runs that go on can have such tasks.</summary>
    public bool OnlyInOpenRuns => State is { Length: > 0 } && State.All(Unfinished.Contains);

    public bool Admits(TaskInstance instance, string? pool) =>
        (State is not { Length: > 0 } || State.Contains(AirflowMap.StateOf(instance.State) ?? "none"))
        && (Pool is not { Length: > 0 } || Pool.Contains(pool ?? AirflowMap.DefaultPool))
        && (TaskId is null || TaskId == instance.Key.TaskId)
        && (TaskIds is not { Count: > 0 } || TaskIds.Contains(instance.Key.TaskId))
        && LikePattern.Matches(TaskPattern, instance.Key.TaskId)
        && (MapIndex is not { Length: > 0 } || MapIndex.Contains(instance.Key.MapIndex))
        && (TryNumber is not { Length: > 0 } || TryNumber.Contains(instance.TryNumber))
        && IsBetween(instance.StartedAt, StartDateGte, StartDateLte)
        && IsBetween(instance.EndedAt, EndDateGte, EndDateLte);

    public IEnumerable<(DagRun Run, TaskInstance Instance)> Order(IReadOnlyList<(DagRun Run, TaskInstance Instance)> found)
    {
        if (OrderBy?.FirstOrDefault(text => text.Length > 0) is not { } asked)
        {
            return found.OrderByDescending(item => item.Run.LogicalDate)
                .ThenBy(item => item.Instance.Key.TaskId, StringComparer.Ordinal).ThenBy(item => item.Instance.Key.MapIndex);
        }

        Func<(DagRun Run, TaskInstance Instance), IComparable?> key = asked.TrimStart('-') switch
        {
            "id" or "map_index" => item => item.Instance.Key.MapIndex,
            "state" => item => AirflowMap.StateOf(item.Instance.State),
            "duration" => item => AirflowMap.Duration(item.Instance.StartedAt, item.Instance.EndedAt),
            "start_date" => item => item.Instance.StartedAt,
            "end_date" => item => item.Instance.EndedAt,
            "try_number" => item => item.Instance.TryNumber,
            "logical_date" or "run_after" => item => item.Run.LogicalDate,
            "task_id" or "task_display_name" => item => item.Instance.Key.TaskId,
            "dag_id" => item => item.Run.Key.DagId,
            "run_id" or "dag_run_id" => item => item.Run.Key.RunId,
            var unknown => throw new ApiException(StatusCodes.Status400BadRequest,
                $"Ordering with '{unknown}' is disallowed or the attribute does not exist on the model"),
        };
        return asked.StartsWith('-') ? found.OrderByDescending(key) : found.OrderBy(key);
    }

    private static bool IsBetween(DateTimeOffset? at, DateTimeOffset? from, DateTimeOffset? to) =>
        (from is null || at >= from) && (to is null || at <= to);
}
