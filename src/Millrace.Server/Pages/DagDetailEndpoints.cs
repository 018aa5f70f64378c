using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow;
using Millrace.Server.Hosting;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Pages;

/// <summary>The tabs of a DAG's page: header and details, how it did lately, when the tasks of a run ran, backfills.</summary>
internal static class DagDetailEndpoints
{
    private const int RunsShown = 60;
    private const int RunsSearched = 30;
    private const int FailedTasksShown = 50;
    private const int RowsShown = 500;

    // With ten thousand intervals each a backfill is not small.
    private const int BackfillsAtOnce = 20;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/dags/{dagId}", PageAsync);
        api.MapGet("/dags/{dagId}/overview", OverviewAsync);
        api.MapGet("/dags/{dagId}/runs/{runId}/gantt", GanttAsync);
        api.MapGet("/dags/{dagId}/backfills", BackfillsAsync);
    }

    private static async Task<DagPage> PageAsync(
        string dagId, RunReader reader, DagCards cards, OrchestratorClient client, CancellationToken cancellationToken)
    {
        var dag = reader.Dag(dagId);
        var record = await client.GetDagAsync(dagId, cancellationToken);
        return new DagPage(
            await cards.CardAsync(dag, record, cancellationToken), FactsOf(dag, record), [.. dag.Tasks.Select(FactsOf)]);
    }

    private static DagFacts FactsOf(Dag dag, DagRecord record) => new(
        dag.Schedule is ManualSchedule ? null : dag.Schedule.Summary, dag.Schedule.IsTimed,
        dag.Schedule is CronSchedule cron ? cron.TimeZone : "UTC", dag.StartDate, Lower(dag.Catchup), dag.MaxActiveRuns,
        dag.MaxActiveTasks, dag.RunTimeout?.TotalSeconds, dag.MaxLostWorkers, dag.PausedAtFirst, record.FirstSeenAt);

    private static TaskFacts FactsOf(TaskDefinition task) => new(
        task.Id, task.Description.Length > 0 ? task.Description : null,
        task.Kind switch { TaskKind.Branch => "branch", TaskKind.Mapped => "mapped", _ => "task" }, task.Upstream, task.Downstream,
        TriggerRuleName.Of(task.TriggerRule), task.Retry.Retries, task.Retry.Delay.TotalSeconds, Lower(task.Retry.Backoff),
        task.ExecutionTimeout?.TotalSeconds, task.Pool, task.PoolSlots, task.MaxActive, [.. task.Produces.Select(dataset => dataset.Name)]);

    private static async Task<DagOverview> OverviewAsync(
        string dagId, RunReader reader, DagCards cards, OrchestratorClient client, WebServerServices services,
        CancellationToken cancellationToken)
    {
        reader.Dag(dagId);
        var now = services.Time.GetUtcNow();
        // Cut to the minute, so that the counts can be kept for a moment.
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        // A task may have failed in a run that did not: others went on from it.
        var newest = StateQuery.Where("dagId", dagId).NewestFirst("logicalDate").Take(RunsSearched);
        var failed = newest.And("state", StateNames.Of(RunState.Failed));
        var runs = (await client.Runs.FindAsync(newest, cancellationToken))
            .Concat(await client.Runs.FindAsync(failed, cancellationToken)).DistinctBy(run => run.Key);
        return new DagOverview(
            await CountAsync(reader, StateQuery.Where("dagId", dagId), minute.AddDays(-1)),
            await CountAsync(reader, StateQuery.Where("dagId", dagId), minute.AddDays(-7)),
            await cards.BarsAsync(dagId, RunsShown, cancellationToken),
            [.. runs.SelectMany(FailedOf).OrderByDescending(task => task.EndDate).Take(FailedTasksShown)]);
    }

    private static IEnumerable<FailedTask> FailedOf(DagRun run) => run.Tasks.Values
        .Where(task => task.State == TaskState.Failed)
        .Select(task => new FailedTask(
            run.Key.RunId, run.LogicalDate, task.Key.TaskId, task.Key.MapIndex, task.TryNumber, task.EndedAt,
            task.Error.Length > 0 ? task.Error : null));

    private static async Task<RunCounts> CountAsync(RunReader reader, StateQuery among, DateTimeOffset? since = null)
    {
        Task<long> Of(RunState state)
        {
            var query = among.And("state", StateNames.Of(state));
            return reader.CountAsync(since is { } from ? query.And("logicalDate", StateOperator.AtLeast, from) : query);
        }

        return new RunCounts(await Of(RunState.Queued), await Of(RunState.Running), await Of(RunState.Success), await Of(RunState.Failed));
    }

    private static async Task<RunGantt> GanttAsync(string dagId, string runId, RunReader reader, CancellationToken cancellationToken)
    {
        var run = await reader.RunAsync(dagId, runId, cancellationToken);
        var order = reader.Dags.Find(run.Key.DagId)?.Tasks.Select((task, index) => (task.Id, index))
            .ToDictionary(item => item.Id, item => item.index, StringComparer.Ordinal) ?? [];
        var rows = run.Tasks.Values.OrderBy(task => order.GetValueOrDefault(task.Key.TaskId, int.MaxValue))
            .ThenBy(task => task.Key.TaskId, StringComparer.Ordinal).ThenBy(task => task.Key.MapIndex).Take(RowsShown)
            .Select(task => new GanttRow(
                task.Key.TaskId, task.Key.MapIndex, AirflowMap.StateOf(task.State), task.QueuedAt, task.NextTryAt, TriesOf(task)));
        return new RunGantt(
            run.Key.RunId, StateNames.Of(run.State), run.LogicalDate, run.QueuedAt, run.StartedAt, run.EndedAt, [.. rows], run.Tasks.Count);
    }

    private static IReadOnlyList<GanttTry> TriesOf(TaskInstance task)
    {
        var past = task.Tries.Select(done => new GanttTry(done.Number, StateNames.Of(done.State), done.StartedAt, done.EndedAt));
        return task is { State: TaskState.Running, StartedAt: { } started }
            ? [.. past, new GanttTry(task.TryNumber, StateNames.Of(task.State), started, null)]
            : [.. past];
    }

    private static async Task<PageOf<BackfillProgress>> BackfillsAsync(
        string dagId, int? limit, int? offset, RunReader reader, OrchestratorClient client, CancellationToken cancellationToken)
    {
        var query = StateQuery.Where("dagId", reader.Dag(dagId).Id);
        var paging = Paging.Of(Math.Min(limit ?? BackfillsAtOnce, BackfillsAtOnce), offset);
        var found = await client.Backfills.FindAsync(
            query.NewestFirst("createdAt") with { Limit = paging.Limit, Skip = paging.Offset }, cancellationToken);
        var items = new List<BackfillProgress>();
        foreach (var backfill in found)
        {
            items.Add(new BackfillProgress(
                backfill.Id, Lower(backfill.State), backfill.From, backfill.To, Lower(backfill.Reprocess), backfill.MaxActiveRuns,
                backfill.Intervals.Count, backfill.Position, await CountAsync(reader, StateQuery.Where("backfillId", backfill.Id)),
                backfill.Conf.Count > 0 ? ApiJson.NodeOf(backfill.Conf) : null, backfill.CreatedAt, backfill.CompletedAt));
        }

        return new PageOf<BackfillProgress>(items, await client.Backfills.CountAsync(query, cancellationToken));
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
