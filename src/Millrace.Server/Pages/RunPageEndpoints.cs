using System.Text.Json.Nodes;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Server.Airflow;
using Millrace.Server.Hosting;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Pages;

/// <summary>What the pages of a run and of one of its tasks need, in one request each.</summary>
internal static class RunPageEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/dags/{dagId}/runs/{runId}", RunAsync);
        api.MapGet("/dags/{dagId}/runs/{runId}/tasks/{taskId}", TaskAsync);
    }

    private static async Task<RunDetails> RunAsync(string dagId, string runId, RunReader reader, CancellationToken cancellationToken)
    {
        var run = await reader.RunAsync(dagId, runId, cancellationToken);
        var dag = reader.Dags.Find(run.Key.DagId);
        // In the DAG's order, and then what the DAG no longer has.
        var ids = (dag?.Tasks.Select(task => task.Id) ?? []).Union(run.Tasks.Keys.Select(key => key.TaskId).Order(StringComparer.Ordinal));
        return new RunDetails(
            run.Key.DagId, run.Key.RunId, StateNames.Of(run.State), AirflowMap.TypeOf(run.Type), run.LogicalDate, run.Interval.Start,
            run.Interval.End, run.QueuedAt, run.StartedAt, run.EndedAt, AirflowMap.Duration(run.StartedAt, run.EndedAt), run.TriggeredBy,
            NullIfEmpty(run.TriggeringUser), run.BackfillId, NullIfEmpty(run.Note), NullIfEmpty(run.Error),
            ApiJson.NodeOf(run.Conf) ?? new JsonObject(), ParamsOf(dag, run),
            [.. ids.Select(id => Task(id, dag?.FindTask(id), [.. run.InstancesOf(id)]))]);
    }

    private static RunTask Task(string id, TaskDefinition? definition, IReadOnlyList<TaskInstance> instances) => new(
        id, NullIfEmpty(definition?.Description), definition?.Kind == TaskKind.Mapped, definition?.Upstream ?? [],
        definition is null ? null : TriggerRuleName.Of(definition.TriggerRule), AirflowMap.StateOf(TaskSum.StateOf(instances)),
        instances.Select(item => item.TryNumber).DefaultIfEmpty().Max(), instances.Select(item => item.MaxTries).DefaultIfEmpty().Max(),
        instances.Min(item => item.QueuedAt), instances.Min(item => item.StartedAt), TaskSum.EndOf(instances),
        instances.Min(item => item.NextTryAt), instances.Select(item => NullIfEmpty(item.Error)).FirstOrDefault(error => error is not null),
        TaskSum.ItemsOf(instances));

    private static async Task<TaskDetails> TaskAsync(
        string dagId, string runId, string taskId, int? mapIndex, RunReader reader, CancellationToken cancellationToken)
    {
        var run = await reader.RunAsync(dagId, runId, cancellationToken);
        var definition = reader.Dags.Find(run.Key.DagId)?.FindTask(taskId);
        var index = mapIndex ?? -1;
        IReadOnlyList<TaskInstance> instances = run.Find(new TaskKey(taskId, index)) is { } one ? [one]
            : index < 0 ? [.. run.InstancesOf(taskId)] : [];
        if (instances.Count == 0 && definition is null)
        {
            throw ApiException.NotFound($"The run '{runId}' has no task '{new TaskKey(taskId, index)}'.");
        }

        // A mapped task that has its items is their sum; tries and a worker only the items have.
        var single = instances is [var only] && only.Key.MapIndex == index ? only : null;
        return new TaskDetails(
            run.Key.DagId, run.Key.RunId, taskId, index, run.LogicalDate, StateNames.Of(run.State),
            AirflowMap.StateOf(TaskSum.StateOf(instances)), instances.Select(item => item.TryNumber).DefaultIfEmpty().Max(),
            instances.Select(item => item.MaxTries).DefaultIfEmpty().Max(), instances.Min(item => item.QueuedAt),
            instances.Min(item => item.StartedAt), TaskSum.EndOf(instances), single?.NextTryAt, NullIfEmpty(single?.Error),
            HostOf(single?.Worker), single?.Chosen, single is null ? [] : [.. single.Tries.Select(Try), .. Present(single)],
            index < 0 ? TaskSum.ItemsOf(instances) : null, Definition(definition));
    }

    private static TaskShape? Definition(TaskDefinition? task) => task is null ? null : new TaskShape(
        NullIfEmpty(task.Description), task.Kind.ToString().ToLowerInvariant(), task.Upstream, task.Downstream,
        TriggerRuleName.Of(task.TriggerRule), task.Retry.Retries, task.Retry.Delay.TotalSeconds, task.ExecutionTimeout?.TotalSeconds,
        task.Pool ?? AirflowMap.DefaultPool, task.PoolSlots, task.MaxActive, task.MapSource,
        [.. task.Produces.Select(dataset => dataset.Name)]);

    private static TryShape Try(TaskTry past) => new(
        past.Number, AirflowMap.StateOf(past.State), past.StartedAt, past.EndedAt, NullIfEmpty(past.Error), HostOf(past.Worker));

    /// <summary>The last try when it is not among those that are over.</summary>
    private static IEnumerable<TryShape> Present(TaskInstance task) =>
        task.TryNumber == 0 || (task.Tries is [.., var last] && last.Number == task.TryNumber)
            ? []
            : [new TryShape(task.TryNumber, AirflowMap.StateOf(task.State), task.StartedAt, task.EndedAt, NullIfEmpty(task.Error),
                HostOf(task.Worker))];

    private static JsonObject ParamsOf(Dag? dag, DagRun run)
    {
        try
        {
            return ApiJson.NodeOf(dag?.ReadParams(run.Conf).ToDocument() ?? run.Conf) as JsonObject ?? [];
        }
        catch (ParamException)
        {
            // The DAG has other parameters by now.
            return ApiJson.NodeOf(run.Conf) as JsonObject ?? [];
        }
    }

    // A worker's name is host|process|nonce.
    private static string? HostOf(string? worker) =>
        worker?.Split('|') is [var host, var process, _] ? $"{host}, process {process}" : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
