using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Millrace.Orchestration;
using Millrace.Orchestration.Execution;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;
using Millrace.Server.Security;

namespace Millrace.Server.Airflow;

/// <summary>Tasks of runs: list, mark, tries, clear.</summary>
internal static class TaskInstanceEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/dags/{dagId}/dagRuns/{runId}/taskInstances");
        tasks.MapGet("", ListAsync).WithName("get_task_instances");
        tasks.MapPost("/list", BatchAsync).WithName("get_task_instances_batch").Demand(Role.Viewer);
        tasks.MapGet("/{taskId}", GetAsync).WithName("get_task_instance");
        tasks.MapGet("/{taskId}/listMapped", ListMappedAsync).WithName("get_mapped_task_instances");
        tasks.MapGet("/{taskId}/{mapIndex:int}", GetMappedAsync).WithName("get_mapped_task_instance");
        tasks.MapPatch("/{taskId}", (
            string dagId, string runId, string taskId, [FromQuery(Name = "map_index")] int? index, PatchTaskInstanceBody body,
            HttpContext context, RunReader reader, OrchestratorClient client, CancellationToken cancellationToken) =>
            PatchAsync(dagId, runId, taskId, index, body, context, reader, client, cancellationToken)).WithName("patch_task_instance");
        tasks.MapPatch("/{taskId}/dry_run", (
            string dagId, string runId, string taskId, [FromQuery(Name = "map_index")] int? index, PatchTaskInstanceBody body,
            RunReader reader, OrchestratorClient client, CancellationToken cancellationToken) =>
            DryRunAsync(dagId, runId, taskId, index, body, reader, client, cancellationToken)).WithName("patch_task_instance_dry_run");
        tasks.MapPatch("/{taskId}/{mapIndex:int}", PatchAsync).WithName("patch_task_instance_by_map_index");
        tasks.MapPatch("/{taskId}/{mapIndex:int}/dry_run", DryRunAsync).WithName("patch_task_instance_dry_run_by_map_index");
        tasks.MapGet("/{taskId}/tries", (
            string dagId, string runId, string taskId, [FromQuery(Name = "map_index")] int? index, RunReader reader,
            CancellationToken cancellationToken) =>
            TriesAsync(dagId, runId, taskId, index, reader, cancellationToken)).WithName("get_task_instance_tries");
        tasks.MapGet("/{taskId}/tries/{tryNumber:int}", (
            string dagId, string runId, string taskId, [FromQuery(Name = "map_index")] int? index, int tryNumber, RunReader reader,
            CancellationToken cancellationToken) =>
            TryAsync(dagId, runId, taskId, index, tryNumber, reader, cancellationToken)).WithName("get_task_instance_try_details");
        tasks.MapGet("/{taskId}/{mapIndex:int}/tries", TriesAsync).WithName("get_mapped_task_instance_tries");
        tasks.MapGet("/{taskId}/{mapIndex:int}/tries/{tryNumber:int}", TryAsync).WithName("get_mapped_task_instance_try_details");
        api.MapPost("/dags/{dagId}/clearTaskInstances", ClearAsync).WithName("post_clear_task_instances");
    }

    /// <summary>The instances that a key means: all items when it has no index.</summary>
    public static IEnumerable<TaskInstance> Chosen(DagRun run, TaskKey key) =>
        run.Find(key) is { } instance ? [instance] : key.MapIndex < 0 ? run.InstancesOf(key.TaskId) : [];

    private static Task<TaskInstanceCollectionResponse> ListAsync(
        string dagId, string runId, [AsParameters] TaskFilters filters, RunReader reader, OrchestratorClient client,
        CancellationToken cancellationToken) => PageAsync(dagId, runId, filters, null, reader, client, cancellationToken);

    private static Task<TaskInstanceCollectionResponse> BatchAsync(
        string dagId, string runId, TaskInstancesBatchBody body, RunReader reader, OrchestratorClient client,
        CancellationToken cancellationToken) =>
        PageAsync(dagId, runId, TaskFilters.Of(body), body, reader, client, cancellationToken);

    /// <summary>Tasks live in their runs, so a list over runs looks through the newest of them.</summary>
    private static async Task<TaskInstanceCollectionResponse> PageAsync(
        string dagId,
        string runId,
        TaskFilters filters,
        TaskInstancesBatchBody? body,
        RunReader reader,
        OrchestratorClient client,
        CancellationToken cancellationToken)
    {
        var page = Paging.Of(filters.Limit, filters.Offset);
        IReadOnlyList<IReadOnlyList<(DagRun Run, TaskInstance Instance)>> ofRuns;
        if (runId != "~")
        {
            ofRuns = [Admitted(await reader.RunAsync(dagId, runId, cancellationToken))];
        }
        else
        {
            var query = filters.Runs().ToQuery(reader.DagIds(dagId, filters.DagIdPattern, body?.DagIds));
            query = filters.OnlyInOpenRuns ? query.And("open", true) : query;
            ofRuns = await client.Runs.FindAsync(query.Take(RunReader.MostLookedAt), Admitted, cancellationToken);
        }

        var found = ofRuns.SelectMany(instances => instances).ToList();
        return new TaskInstanceCollectionResponse(
            [.. page.Cut(filters.Order(found)).Select(item => Shape(reader, item.Run, item.Instance))], found.Count);

        IReadOnlyList<(DagRun Run, TaskInstance Instance)> Admitted(DagRun run) =>
            body?.DagRunIds is { Count: > 0 } ids && !ids.Contains(run.Key.RunId)
                ? []
                :
                [
                    .. run.Tasks.Values
                        .Where(instance => filters.Admits(instance, reader.Dags.Find(run.Key.DagId)?.FindTask(instance.Key.TaskId)?.Pool))
                        .Select(instance => (run, instance)),
                ];
    }

    private static async Task<TaskInstanceCollectionResponse> ListMappedAsync(
        string dagId, string runId, string taskId, [AsParameters] TaskFilters filters, RunReader reader, OrchestratorClient client,
        CancellationToken cancellationToken)
    {
        var run = await reader.RunAsync(dagId, runId, cancellationToken);
        if (!run.InstancesOf(taskId).Any())
        {
            throw ApiException.NotFound($"Task id {taskId} not found");
        }

        return await PageAsync(dagId, runId, filters with { TaskId = taskId }, null, reader, client, cancellationToken);
    }

    private static Task<TaskInstanceResponse> GetAsync(
        string dagId, string runId, string taskId, RunReader reader, CancellationToken cancellationToken) =>
        GetMappedAsync(dagId, runId, taskId, -1, reader, cancellationToken);

    private static async Task<TaskInstanceResponse> GetMappedAsync(
        string dagId, string runId, string taskId, int mapIndex, RunReader reader, CancellationToken cancellationToken)
    {
        var (run, instance) = await reader.InstanceAsync(dagId, runId, taskId, mapIndex, cancellationToken);
        return Shape(reader, run, instance);
    }

    private static async Task<TaskInstanceHistoryCollectionResponse> TriesAsync(
        string dagId, string runId, string taskId, int? mapIndex, RunReader reader, CancellationToken cancellationToken)
    {
        var tries = await TriesOfAsync(dagId, runId, taskId, mapIndex ?? -1, reader, cancellationToken);
        return new TaskInstanceHistoryCollectionResponse(tries, tries.Count);
    }

    private static async Task<TaskInstanceHistoryResponse> TryAsync(
        string dagId, string runId, string taskId, int? mapIndex, int tryNumber, RunReader reader, CancellationToken cancellationToken) =>
        (await TriesOfAsync(dagId, runId, taskId, mapIndex ?? -1, reader, cancellationToken)).LastOrDefault(t => t.TryNumber == tryNumber)
        ?? throw ApiException.NotFound($"The Task Instance with task_id: `{taskId}` and try_number: `{tryNumber}` was not found");

    private static async Task<IReadOnlyList<TaskInstanceHistoryResponse>> TriesOfAsync(
        string dagId, string runId, string taskId, int mapIndex, RunReader reader, CancellationToken cancellationToken)
    {
        var (run, instance) = await reader.InstanceAsync(dagId, runId, taskId, mapIndex, cancellationToken);
        var dag = reader.Dags.Find(run.Key.DagId);
        var past = instance.Tries.Where(done => done.Number != instance.TryNumber).Select(done => AirflowMap.Try(run, instance, done, dag));
        return instance.TryNumber == 0 ? [.. past] : [.. past, AirflowMap.Present(run, instance, dag)];
    }

    private static async Task<TaskInstanceCollectionResponse> PatchAsync(
        string dagId,
        string runId,
        string taskId,
        int? mapIndex,
        PatchTaskInstanceBody body,
        HttpContext context,
        RunReader reader,
        OrchestratorClient client,
        CancellationToken cancellationToken)
    {
        var (state, chosen) = await MarkedAsync(dagId, runId, taskId, mapIndex, body, reader, client, cancellationToken);
        var caller = client.As(context.Caller().Name);
        foreach (var ofRun in chosen.GroupBy(item => item.Run))
        {
            await caller.MarkTasksAsync(ofRun.Key, [.. ofRun.Select(item => item.Task)], state, cancellationToken);
        }

        return await TouchedAsync(chosen, reader, cancellationToken);
    }

    private static async Task<TaskInstanceCollectionResponse> DryRunAsync(
        string dagId,
        string runId,
        string taskId,
        int? mapIndex,
        PatchTaskInstanceBody body,
        RunReader reader,
        OrchestratorClient client,
        CancellationToken cancellationToken)
    {
        var (_, chosen) = await MarkedAsync(dagId, runId, taskId, mapIndex, body, reader, client, cancellationToken);
        return await TouchedAsync(chosen, reader, cancellationToken);
    }

    private static async Task<(TaskState State, IReadOnlyList<(RunKey Run, TaskKey Task)> Chosen)> MarkedAsync(
        string dagId,
        string runId,
        string taskId,
        int? mapIndex,
        PatchTaskInstanceBody body,
        RunReader reader,
        OrchestratorClient client,
        CancellationToken cancellationToken)
    {
        var state = body.NewState switch
        {
            "success" => TaskState.Success,
            "failed" => TaskState.Failed,
            "skipped" => TaskState.Skipped,
            _ => throw ApiException.Invalid("new_state", "Input should be 'success', 'failed' or 'skipped'"),
        };
        var run = await reader.RunAsync(dagId, runId, cancellationToken);
        var around = new ClearOptions
        {
            Tasks = [new TaskKey(taskId, mapIndex ?? -1)],
            Upstream = body.IncludeUpstream ?? false,
            Downstream = body.IncludeDownstream ?? false,
            Past = body.IncludePast ?? false,
            Future = body.IncludeFuture ?? false,
            DryRun = true,
        };
        // What clearing would touch is what marking touches.
        var chosen = await client.ClearAsync(run.Key, around, cancellationToken);
        return chosen.Count > 0
            ? (state, chosen)
            : throw ApiException.NotFound($"The Task Instance with task_id: `{taskId}` was not found");
    }

    private static async Task<TaskInstanceCollectionResponse> ClearAsync(
        string dagId,
        ClearTaskInstancesBody body,
        HttpContext context,
        RunReader reader,
        OrchestratorClient client,
        CancellationToken cancellationToken)
    {
        reader.Dag(dagId);
        var options = new ClearOptions
        {
            Tasks = [.. (body.TaskIds ?? []).Select(KeyOf)],
            Upstream = body.IncludeUpstream ?? false,
            Downstream = body.IncludeDownstream ?? false,
            Past = body.IncludePast ?? false,
            Future = body.IncludeFuture ?? false,
            OnlyFailed = body.OnlyFailed ?? true,
            OnlyRunning = body.OnlyRunning ?? false,
            DryRun = true,
        };
        var runs = await RunsToClearAsync(dagId, body, reader, client, cancellationToken);
        var chosen = new List<(RunKey Run, TaskKey Task)>();
        foreach (var run in runs)
        {
            chosen.AddRange(await client.ClearAsync(run.Key, options, cancellationToken));
        }

        if (body.PreventRunningTask == true)
        {
            await RefuseRunningAsync(chosen, reader, cancellationToken);
        }

        if (body.DryRun == false)
        {
            var caller = client.As(context.Caller().Name);
            foreach (var run in runs)
            {
                await caller.ClearAsync(run.Key, options with { DryRun = false }, cancellationToken);
            }
        }

        return await TouchedAsync(chosen, reader, cancellationToken);
    }

    private static async Task RefuseRunningAsync(
        IReadOnlyList<(RunKey Run, TaskKey Task)> chosen, RunReader reader, CancellationToken cancellationToken)
    {
        var touched = await TouchedAsync(chosen, reader, cancellationToken);
        if (touched.TaskInstances.FirstOrDefault(instance => instance.State == "running") is { } running)
        {
            throw ApiException.Conflict($"Task {running.TaskId} of run {running.DagRunId} is running: nothing was cleared.");
        }
    }

    private static async Task<IReadOnlyList<DagRun>> RunsToClearAsync(
        string dagId, ClearTaskInstancesBody body, RunReader reader, OrchestratorClient client, CancellationToken cancellationToken)
    {
        if (body.DagRunId is { } runId)
        {
            return [await reader.RunAsync(dagId, runId, cancellationToken)];
        }

        if (body.StartDate is null && body.EndDate is null)
        {
            throw ApiException.Invalid("dag_run_id", "Name a run, or a range of logical dates.");
        }

        var filters = new RunFilters { LogicalDateGte = body.StartDate, LogicalDateLte = body.EndDate, OrderBy = ["logical_date"] };
        return await client.Runs.FindAsync(filters.ToQuery([dagId]).Take(RunReader.MostLookedAt), cancellationToken);
    }

    private static TaskKey KeyOf(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String => new TaskKey(id.GetString()!),
        JsonValueKind.Array when id.GetArrayLength() == 2 && id[0].ValueKind == JsonValueKind.String
            && id[1].TryGetInt32(out var index) => new TaskKey(id[0].GetString()!, index),
        _ => throw ApiException.Invalid("task_ids", "Input should be a task id, or a task id and a map index"),
    };

    /// <summary>The instances as they are now.</summary>
    private static async Task<TaskInstanceCollectionResponse> TouchedAsync(
        IEnumerable<(RunKey Run, TaskKey Task)> chosen, RunReader reader, CancellationToken cancellationToken)
    {
        var shapes = new List<TaskInstanceResponse>();
        foreach (var ofRun in chosen.GroupBy(item => item.Run))
        {
            var run = await reader.RunAsync(ofRun.Key.DagId, ofRun.Key.RunId, cancellationToken);
            shapes.AddRange(ofRun.SelectMany(item => Chosen(run, item.Task)).Select(instance => Shape(reader, run, instance)));
        }

        return new TaskInstanceCollectionResponse(shapes, shapes.Count);
    }

    private static TaskInstanceResponse Shape(RunReader reader, DagRun run, TaskInstance instance) =>
        AirflowMap.Instance(run, instance, reader.Dags.Find(run.Key.DagId));
}
