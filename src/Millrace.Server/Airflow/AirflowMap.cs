using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Airflow;

/// <summary>DAGs, runs and tasks in Airflow's words. Stateless.</summary>
internal static class AirflowMap
{
    public const string DefaultPool = "default_pool";

    /// <summary>All the types a run may have.</summary>
    public static readonly string[] RunTypes = ["backfill", "scheduled", "manual", "asset_triggered"];

    public static string TypeOf(RunType type) => type == RunType.DatasetTriggered ? "asset_triggered" : StateNames.Of(type);

    public static RunType? ToType(string name) =>
        name == "asset_triggered" ? RunType.DatasetTriggered : StateNames.ToRunType(name);

    /// <summary>The state, null for a task whose turn has not come.</summary>
    public static string? StateOf(TaskState state) => state == TaskState.None ? null : StateNames.Of(state);

    public static DagResponse Dag(Dag dag, DagRecord record, DataInterval? next) => new(
        dag.Id, dag.Id, record.IsPaused, IsStale: false, record.FirstSeenAt, null, null, "millrace", null, null, FilelocOf(dag),
        dag.Description.Length > 0 ? dag.Description : null, SummaryOf(dag), ScheduleText.Of(dag.Schedule), TimetablePartitioned: false,
        TagsOf(dag), dag.MaxActiveTasks, dag.MaxActiveRuns, 0, dag.Tasks.Any(task => task.MaxActive is not null), HasImportErrors: false,
        next?.Start, next?.Start, next?.End, next?.End, RunTypes, OwnersOf(dag), TokenOf(dag));

    public static DagDetailsResponse Details(Dag dag, DagRecord record, DataInterval? next, long activeRuns) => new(
        dag.Id, dag.Id, record.IsPaused, IsStale: false, record.FirstSeenAt, null, null, "millrace", null, null, FilelocOf(dag),
        dag.Description.Length > 0 ? dag.Description : null, SummaryOf(dag), ScheduleText.Of(dag.Schedule), TimetablePartitioned: false,
        TagsOf(dag), dag.MaxActiveTasks, dag.MaxActiveRuns, 0, dag.Tasks.Any(task => task.MaxActive is not null), HasImportErrors: false,
        next?.Start, next?.Start, next?.End, next?.End, RunTypes, OwnersOf(dag), TokenOf(dag),
        dag.Catchup != Catchup.None, dag.RunTimeout is { } timeout ? System.Xml.XmlConvert.ToString(timeout) : null, null, null,
        dag.StartDate, null, dag.PausedAtFirst, ParamShapes.AirflowOf(dag), RenderTemplateAsNativeObj: false, null,
        dag.Schedule is CronSchedule cron ? cron.TimeZone : "UTC", record.FirstSeenAt, null, null, IsFavorite: false, activeRuns,
        Version(dag, record), dag.MaxActiveTasks);

    public static DagVersionResponse Version(Dag dag, DagRecord record) => new(
        IdOf($"{dag.Id} {record.Definition}"), 1, dag.Id, "millrace", null, null, record.FirstSeenAt, dag.Id);

    public static DagVersionResponse? Version(Dag? dag) =>
        dag is null ? null : new(IdOf(dag.Id), 1, dag.Id, "millrace", null, null, DateTimeOffset.UnixEpoch, dag.Id);

    public static TaskResponse Task(Dag dag, TaskDefinition task) => new(
        task.Id, task.Id, OwnersOf(dag)[0], dag.StartDate, null, TriggerRuleName.Of(task.TriggerRule), DependsOnPast: false,
        WaitForDownstream: false, task.Retry.Retries, "default", task.Pool ?? DefaultPool, task.PoolSlots,
        task.ExecutionTimeout is { } timeout ? Delta(timeout) : null, Delta(task.Retry.Delay),
        task.Retry.Backoff == RetryBackoff.Exponential ? 2 : 0, 1, "downstream", "#e8f7e4", "#000", [], task.Downstream,
        task.Description.Length > 0 ? task.Description : null, OperatorOf(task),
        [], new JsonObject { ["module_path"] = "millrace", ["class_name"] = OperatorOf(task) }, task.Kind == TaskKind.Mapped, []);

    public static DagRunResponse Run(DagRun run, Dag? dag) => new(
        run.Key.RunId, run.Key.DagId, run.LogicalDate, run.QueuedAt, run.StartedAt, run.EndedAt, Duration(run.StartedAt, run.EndedAt),
        run.Interval.Start, run.Interval.End, RunAfter(run), null, TypeOf(run.Type), StateNames.Of(run.State), TriggeredBy(run),
        run.TriggeringUser.Length > 0 ? run.TriggeringUser : null,
        ApiJson.NodeOf(run.Conf) ?? new JsonObject(), run.Note.Length > 0 ? run.Note : null,
        Version(dag) is { } version ? [version] : [], null, run.Key.DagId, null);

    public static TaskInstanceResponse Instance(DagRun run, TaskInstance instance, Dag? dag)
    {
        var task = dag?.FindTask(instance.Key.TaskId);
        var (host, process) = WorkerOf(instance.Worker.Length > 0 ? instance.Worker : instance.Tries is [.., var last] ? last.Worker : "");
        return new TaskInstanceResponse(
            IdOf($"{run.Key}/{instance.Key}"), instance.Key.TaskId, run.Key.DagId, run.Key.RunId, instance.Key.MapIndex, run.LogicalDate,
            RunAfter(run), instance.StartedAt, instance.EndedAt, Duration(instance.StartedAt, instance.EndedAt), StateOf(instance.State),
            instance.TryNumber, instance.MaxTries, instance.Key.TaskId, run.Key.DagId, host, null, task?.Pool ?? DefaultPool,
            task?.PoolSlots ?? 1, "default", 1, OperatorOf(task), OperatorOf(task), instance.QueuedAt, instance.QueuedAt, process, null,
            "{}", instance.Error.Length > 0 ? instance.Error : null,
            instance.Key.MapIndex < 0 ? null : $"{instance.Key.MapIndex}", [], null, null, Version(dag));
    }

    public static TaskInstanceHistoryResponse Try(DagRun run, TaskInstance instance, TaskTry past, Dag? dag)
    {
        var task = dag?.FindTask(instance.Key.TaskId);
        var (host, process) = WorkerOf(past.Worker);
        return new TaskInstanceHistoryResponse(
            instance.Key.TaskId, run.Key.DagId, run.Key.RunId, instance.Key.MapIndex, past.StartedAt, past.EndedAt,
            Duration(past.StartedAt, past.EndedAt), StateOf(past.State), past.Number, instance.MaxTries, instance.Key.TaskId, run.Key.DagId,
            host, null, task?.Pool ?? DefaultPool, task?.PoolSlots ?? 1, "default", 1, OperatorOf(task), OperatorOf(task), null, null,
            process, null, "{}", Version(dag));
    }

    /// <summary>The present try of an instance in the shape of past ones.</summary>
    public static TaskInstanceHistoryResponse Present(DagRun run, TaskInstance instance, Dag? dag) =>
        Try(run, instance, new TaskTry(instance.TryNumber, instance.State, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch,
            instance.Worker, instance.Error), dag) with
        {
            StartDate = instance.StartedAt,
            EndDate = instance.EndedAt,
            Duration = Duration(instance.StartedAt, instance.EndedAt),
        };

    public static BackfillResponse Backfill(Backfill backfill) => new(
        NumberOf(backfill.Id), backfill.DagId, backfill.From, backfill.To, ApiJson.NodeOf(backfill.Conf),
        backfill.State == BackfillState.Paused, backfill.Reprocess.ToString().ToLowerInvariant(), backfill.MaxActiveRuns,
        backfill.CreatedAt, backfill.CompletedAt, backfill.CompletedAt ?? backfill.CreatedAt, backfill.DagId);

    /// <summary>A backfill's number: Airflow's are whole numbers, which JSON holds exactly up to 53 bits.</summary>
    public static long NumberOf(string backfillId) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(backfillId))) >>> 11;

    public static DateTimeOffset RunAfter(DagRun run) =>
        run.Type is RunType.Scheduled or RunType.Backfill ? run.Interval.End : run.QueuedAt;

    public static double? Duration(DateTimeOffset? start, DateTimeOffset? end) =>
        start is { } from && end is { } to ? (to - from).TotalSeconds : null;

    /// <summary>An id that is the same for the same text.</summary>
    public static Guid IdOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    public static IReadOnlyList<DagTagResponse> TagsOf(Dag dag) => [.. dag.Tags.Select(tag => new DagTagResponse(tag, dag.Id, dag.Id))];

    public static IReadOnlyList<string> OwnersOf(Dag dag) => [dag.Owner.Length > 0 ? dag.Owner : "millrace"];

    private static string? SummaryOf(Dag dag) => dag.Schedule is ManualSchedule ? null : dag.Schedule.Summary;

    private static string FilelocOf(Dag dag) => $"millrace:{dag.Id}";

    private static string TokenOf(Dag dag) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(dag.Id));

    private static string OperatorOf(TaskDefinition? task) => task?.Kind switch
    {
        TaskKind.Branch => "Branch",
        TaskKind.Mapped => "Mapped",
        _ => "Task",
    };

    private static TimeDeltaResponse Delta(TimeSpan span) =>
        new(span.Days, (int)(span - TimeSpan.FromDays(span.Days)).TotalSeconds, (int)(span.Ticks % TimeSpan.TicksPerSecond / 10));

    private static string? TriggeredBy(DagRun run) => (run.Type, run.TriggeredBy) switch
    {
        (RunType.Backfill, _) => "backfill",
        (RunType.DatasetTriggered, _) => "asset",
        (RunType.Scheduled, _) => "timetable",
        (_, "cli" or "rest_api" or "ui" or "test" or "operator") => run.TriggeredBy,
        _ => "cli",
    };

    // A worker's name is host|process|nonce.
    private static (string? Host, int? Process) WorkerOf(string worker)
    {
        var parts = worker.Split('|');
        return parts.Length == 3 && int.TryParse(parts[1], out var process) ? (parts[0], process) : (null, null);
    }
}
