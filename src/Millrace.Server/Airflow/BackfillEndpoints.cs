using Microsoft.AspNetCore.Mvc;
using Millrace.Orchestration;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;
using Millrace.Server.Security;

namespace Millrace.Server.Airflow;

/// <summary>Backfills: list, plan, make, pause, cancel.</summary>
internal static class BackfillEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var backfills = api.MapGroup("/backfills");
        backfills.MapGet("", ListAsync).WithName("list_backfills");
        backfills.MapPost("", CreateAsync).WithName("create_backfill");
        backfills.MapPost("/dry_run", DryRunAsync).WithName("create_backfill_dry_run").Demand(Role.Viewer);
        backfills.MapGet("/{id}", GetAsync).WithName("get_backfill");
        backfills.MapPut("/{id}/pause", PauseAsync).WithName("pause_backfill");
        backfills.MapPut("/{id}/unpause", UnpauseAsync).WithName("unpause_backfill");
        backfills.MapPut("/{id}/cancel", CancelAsync).WithName("cancel_backfill");
    }

    private static async Task<BackfillCollectionResponse> ListAsync(
        OrchestratorClient client,
        [FromQuery(Name = "dag_id")] string? dagId,
        [FromQuery(Name = "active")] bool? active,
        [FromQuery(Name = "limit")] int? limit,
        [FromQuery(Name = "offset")] int? offset,
        CancellationToken cancellationToken)
    {
        var found = (await client.Backfills.ListAsync(cancellationToken))
            .Where(backfill => (dagId is null or "~" || backfill.DagId == dagId) && (active is null || backfill.IsOpen == active)).ToList();
        return new BackfillCollectionResponse([.. Paging.Of(limit, offset).Cut(found).Select(AirflowMap.Backfill)], found.Count);
    }

    private static async Task<BackfillResponse> GetAsync(string id, OrchestratorClient client, CancellationToken cancellationToken) =>
        AirflowMap.Backfill(await client.Backfills.GetAsync(id, cancellationToken) ?? throw ApiException.NotFound("Backfill not found"));

    private static async Task<BackfillResponse> CreateAsync(
        BackfillPostBody body, HttpContext context, RunReader reader, OrchestratorClient client, CancellationToken cancellationToken)
    {
        reader.Dag(body.DagId);
        return AirflowMap.Backfill(
            await client.As(context.Caller().Name).BackfillAsync(body.DagId, OptionsOf(body), cancellationToken));
    }

    private static async Task<DryRunBackfillCollectionResponse> DryRunAsync(
        BackfillPostBody body, RunReader reader, OrchestratorClient client, CancellationToken cancellationToken)
    {
        reader.Dag(body.DagId);
        var options = OptionsOf(body);
        var planned = new List<DryRunBackfillResponse>();
        foreach (var interval in client.PlanBackfill(body.DagId, options))
        {
            var present = await client.Runs.GetAsync(body.DagId, interval.Start, cancellationToken);
            var isRun = present is null || options.Reprocess switch
            {
                BackfillReprocess.None => false,
                BackfillReprocess.Failed => present.State == Orchestration.Execution.RunState.Failed,
                _ => present.State is Orchestration.Execution.RunState.Failed or Orchestration.Execution.RunState.Success,
            };
            if (isRun)
            {
                planned.Add(new DryRunBackfillResponse(interval.Start, null, null));
            }
        }

        return new DryRunBackfillCollectionResponse(planned, planned.Count);
    }

    private static async Task<BackfillResponse> PauseAsync(
        string id, HttpContext context, OrchestratorClient client, CancellationToken cancellationToken)
    {
        await client.As(context.Caller().Name).PauseBackfillAsync(id, cancellationToken);
        return await GetAsync(id, client, cancellationToken);
    }

    private static async Task<BackfillResponse> UnpauseAsync(
        string id, HttpContext context, OrchestratorClient client, CancellationToken cancellationToken)
    {
        await client.As(context.Caller().Name).UnpauseBackfillAsync(id, cancellationToken);
        return await GetAsync(id, client, cancellationToken);
    }

    private static async Task<BackfillResponse> CancelAsync(
        string id, HttpContext context, OrchestratorClient client, CancellationToken cancellationToken)
    {
        await client.As(context.Caller().Name).CancelBackfillAsync(id, cancellationToken);
        return await GetAsync(id, client, cancellationToken);
    }

    private static BackfillOptions OptionsOf(BackfillPostBody body) => new()
    {
        From = body.FromDate,
        To = body.ToDate,
        Reverse = body.RunBackwards ?? false,
        MaxActiveRuns = body.MaxActiveRuns ?? 10,
        Conf = ApiJson.DocumentOf(body.DagRunConf),
        Reprocess = body.ReprocessBehavior switch
        {
            null or "none" => BackfillReprocess.None,
            "failed" => BackfillReprocess.Failed,
            "completed" => BackfillReprocess.Completed,
            _ => throw ApiException.Invalid("reprocess_behavior", "Input should be 'failed', 'completed' or 'none'"),
        },
    };
}
