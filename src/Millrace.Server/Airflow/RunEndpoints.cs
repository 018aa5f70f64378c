using System.Text.Json;
using Millrace.Orchestration;
using Millrace.Orchestration.Execution;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;
using Millrace.Server.Security;

namespace Millrace.Server.Airflow;

/// <summary>Runs: list, trigger, mark, note, delete, clear, wait.</summary>
internal static class RunEndpoints
{
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(200);

    public static void Map(IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("/dags/{dagId}/dagRuns");
        runs.MapGet("", ListAsync).WithName("get_dag_runs");
        runs.MapPost("", TriggerAsync).WithName("trigger_dag_run");
        runs.MapPost("/list", BatchAsync).WithName("get_list_dag_runs_batch").Demand(Role.Viewer);
        runs.MapGet("/{runId}", GetAsync).WithName("get_dag_run");
        runs.MapPatch("/{runId}", PatchAsync).WithName("patch_dag_run");
        runs.MapDelete("/{runId}", DeleteAsync).WithName("delete_dag_run").Demand(Role.Admin);
        runs.MapPost("/{runId}/clear", ClearAsync).WithName("clear_dag_run");
        runs.MapGet("/{runId}/wait", WaitAsync).WithName("wait_dag_run_until_finished");
        runs.MapGet("/{runId}/upstreamAssetEvents", () => new AssetEventCollectionResponse([], 0)).WithName("get_upstream_asset_events");
    }

    private static async Task<DagRunCollectionResponse> ListAsync(
        string dagId, [AsParameters] RunFilters filters, RunReader reader, CancellationToken cancellationToken)
    {
        var (runs, total) = await reader.PageAsync(dagId, filters, null, cancellationToken);
        return Collection(reader, runs, total);
    }

    private static async Task<DagRunCollectionResponse> BatchAsync(
        string dagId, DagRunsBatchBody body, RunReader reader, CancellationToken cancellationToken)
    {
        if (dagId != "~")
        {
            throw ApiException.Invalid("dag_id", "Only ~ is allowed here; name the Dags in dag_ids.");
        }

        var (runs, total) = await reader.PageAsync("~", RunFilters.Of(body), body.DagIds, cancellationToken);
        return Collection(reader, runs, total);
    }

    private static async Task<DagRunResponse> GetAsync(string dagId, string runId, RunReader reader, CancellationToken cancellationToken) =>
        Shape(reader, await reader.RunAsync(dagId, runId, cancellationToken));

    private static async Task<DagRunResponse> TriggerAsync(
        string dagId,
        TriggerDagRunPostBody body,
        HttpContext context,
        RunReader reader,
        OrchestratorClient client,
        CancellationToken cancellationToken)
    {
        reader.Dag(dagId);
        if (body.DataIntervalStart is not null || body.DataIntervalEnd is not null)
        {
            throw ApiException.Invalid("data_interval_start", "The data interval follows from the logical date and the schedule.");
        }

        if (body.PartitionKey is not null)
        {
            throw ApiException.Invalid("partition_key", "There are no partitioned Dags.");
        }

        var options = new TriggerOptions
        {
            Conf = ApiJson.DocumentOf(body.Conf),
            LogicalDate = body.LogicalDate,
            RunId = body.DagRunId,
            Note = body.Note ?? "",
            By = context.Request.Headers.ContainsKey("X-Millrace-UI") ? "ui" : "rest_api",
        };
        return Shape(reader, await client.As(context.Caller().Name).TriggerAsync(dagId, options, cancellationToken));
    }

    private static async Task<DagRunResponse> PatchAsync(
        string dagId,
        string runId,
        DagRunPatchBody body,
        HttpContext context,
        RunReader reader,
        OrchestratorClient client,
        CancellationToken cancellationToken)
    {
        var key = (await reader.RunAsync(dagId, runId, cancellationToken)).Key;
        var caller = client.As(context.Caller().Name);
        if (body.Note is { } note)
        {
            await caller.SetNoteAsync(key, note, cancellationToken);
        }

        switch (body.State)
        {
            case null:
                break;
            case "success" or "failed":
                await caller.MarkRunAsync(key, StateNames.ToRunState(body.State)!.Value, cancellationToken);
                break;
            case "queued":
                await caller.ClearAsync(key, new ClearOptions(), cancellationToken);
                break;
            default:
                throw ApiException.Invalid("state", "Input should be 'queued', 'success' or 'failed'");
        }

        return await GetAsync(key.DagId, runId, reader, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(
        string dagId,
        string runId,
        HttpContext context,
        RunReader reader,
        OrchestratorClient client,
        CancellationToken cancellationToken)
    {
        var key = (await reader.RunAsync(dagId, runId, cancellationToken)).Key;
        await client.As(context.Caller().Name).DeleteRunAsync(key, cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> ClearAsync(
        string dagId,
        string runId,
        DagRunClearBody body,
        HttpContext context,
        RunReader reader,
        OrchestratorClient client,
        CancellationToken cancellationToken)
    {
        var run = await reader.RunAsync(dagId, runId, cancellationToken);
        var options = new ClearOptions { OnlyFailed = body.OnlyFailed ?? false, DryRun = body.DryRun ?? true };
        var cleared = await client.As(context.Caller().Name).ClearAsync(run.Key, options, cancellationToken);
        if (options.DryRun)
        {
            var instances = cleared.SelectMany(item => TaskInstanceEndpoints.Chosen(run, item.Task))
                .Select(instance => AirflowMap.Instance(run, instance, reader.Dags.Find(run.Key.DagId))).ToList();
            return Results.Ok(new TaskInstanceCollectionResponse(instances, instances.Count));
        }

        return Results.Ok(await GetAsync(run.Key.DagId, runId, reader, cancellationToken));
    }

    /// <summary>One JSON object a line, at once and then every interval, until the run has ended.</summary>
    private static async Task WaitAsync(
        string dagId, string runId, HttpContext context, RunReader reader, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!double.TryParse(context.Request.Query["interval"], System.Globalization.CultureInfo.InvariantCulture, out var seconds)
            || !(seconds > 0 && seconds <= 3600))
        {
            throw ApiException.Invalid("interval", "Input should be a number of seconds greater than 0 and at most 3600");
        }

        var interval = TimeSpan.FromSeconds(seconds);
        var run = await reader.RunAsync(dagId, runId, cancellationToken);
        context.RequestServices.GetRequiredService<StreamLimit>().Take(context);
        context.Response.ContentType = "application/x-ndjson";
        using var stopping = context.EndsWithServer();
        while (true)
        {
            var line = JsonSerializer.Serialize(new { state = StateNames.Of(run.State) }, ApiJson.Options);
            await context.Response.WriteAsync(line + "\n", stopping.Token);
            await context.Response.Body.FlushAsync(stopping.Token);
            if (run.State is RunState.Success or RunState.Failed)
            {
                return;
            }

            await Task.Delay(interval < LeastWait ? LeastWait : interval, time, stopping.Token);
            run = await reader.RunAsync(dagId, runId, stopping.Token);
        }
    }

    private static DagRunCollectionResponse Collection(RunReader reader, IReadOnlyList<DagRun> runs, long total) =>
        new([.. runs.Select(run => Shape(reader, run))], total);

    private static DagRunResponse Shape(RunReader reader, DagRun run) => AirflowMap.Run(run, reader.Dags.Find(run.Key.DagId));
}
