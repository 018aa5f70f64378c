using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Millrace.Orchestration;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;
using Millrace.Server.Security;

namespace Millrace.Server.Airflow;

/// <summary>Backfills: list, plan, make, pause, cancel.</summary>
internal static class BackfillEndpoints
{
    private const int MostLookedThrough = 10_000;

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
        var query = dagId is null or "~" ? StateQuery.All : StateQuery.Where("dagId", dagId);
        query = active is { } isOpen ? query.And("open", isOpen) : query;
        var paging = Paging.Of(limit, offset);
        var page = query.NewestFirst("createdAt") with { Limit = paging.Limit, Skip = paging.Offset };
        return new BackfillCollectionResponse(
            [.. (await client.Backfills.FindAsync(page, cancellationToken)).Select(AirflowMap.Backfill)],
            await client.Backfills.CountAsync(query, cancellationToken));
    }

    private static async Task<BackfillResponse> GetAsync(string id, OrchestratorClient client, CancellationToken cancellationToken) =>
        AirflowMap.Backfill(await FindAsync(id, client, cancellationToken));

    /// <summary>A backfill by its number, as Airflow's clients have it, or by its id.</summary>
    private static async Task<Backfill> FindAsync(string id, OrchestratorClient client, CancellationToken cancellationToken)
    {
        if (await client.Backfills.GetAsync(id, cancellationToken) is { } byId)
        {
            return byId;
        }

        var number = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
        var newest = StateQuery.All.NewestFirst("createdAt").Take(MostLookedThrough);
        var found = number < 0 ? [] : await client.Backfills.FindAsync(newest, cancellationToken);
        return found.FirstOrDefault(backfill => AirflowMap.NumberOf(backfill.Id) == number)
            ?? throw ApiException.NotFound("Backfill not found");
    }

    private static async Task<Backfill> FindOpenAsync(string id, OrchestratorClient client, CancellationToken cancellationToken)
    {
        var backfill = await FindAsync(id, client, cancellationToken);
        return backfill.IsOpen ? backfill : throw ApiException.Conflict("Backfill is already completed.");
    }

    private static async Task<BackfillResponse> CreateAsync(
        BackfillPostBody body, HttpContext context, RunReader reader, OrchestratorClient client, CancellationToken cancellationToken)
    {
        reader.Dag(body.DagId);
        return AirflowMap.Backfill(
            await client.As(context.Caller().Name).BackfillAsync(body.DagId, OptionsOf(body), cancellationToken));
    }

    private static async Task<DryRunBackfillCollectionResponse> DryRunAsync(
        BackfillPostBody body, RunReader reader, OrchestratorClient client, IStateStore state, CancellationToken cancellationToken)
    {
        reader.Dag(body.DagId);
        var options = OptionsOf(body);
        var intervals = client.PlanBackfill(body.DagId, options);
        var present = await StatesAsync(body.DagId, intervals, state, cancellationToken);
        var planned = intervals.Where(interval => IsRun(options.Reprocess, present.GetValueOrDefault(interval.Start)))
            .Select(interval => new DryRunBackfillResponse(interval.Start, null, null)).ToList();
        return new DryRunBackfillCollectionResponse(planned, planned.Count);
    }

    /// <summary>The states of the runs there are in a range, by logical date; one query however many there are.</summary>
    private static async Task<Dictionary<DateTimeOffset, string>> StatesAsync(
        string dagId, IReadOnlyList<DataInterval> intervals, IStateStore state, CancellationToken cancellationToken)
    {
        if (intervals.Count == 0)
        {
            return [];
        }

        var query = StateQuery.Where("dagId", dagId)
            .And("logicalDate", StateOperator.AtLeast, intervals.Min(interval => interval.Start))
            .And("logicalDate", StateOperator.LessThan, intervals.Max(interval => interval.Start).AddMilliseconds(1))
            with { Fields = ["logicalDate", "state"] };
        return (await state.FindAsync(StateTable.Runs, query, cancellationToken))
            .ToDictionary(run => run.TimeOf("logicalDate")!.Value, run => run.TextOf("state") ?? "");
    }

    private static bool IsRun(BackfillReprocess reprocess, string? state) => state is null || reprocess switch
    {
        BackfillReprocess.None => false,
        BackfillReprocess.Failed => state == "failed",
        _ => state is "failed" or "success",
    };

    private static async Task<BackfillResponse> PauseAsync(
        string id, HttpContext context, OrchestratorClient client, CancellationToken cancellationToken)
    {
        var backfill = await FindOpenAsync(id, client, cancellationToken);
        await client.As(context.Caller().Name).PauseBackfillAsync(backfill.Id, cancellationToken);
        return await GetAsync(backfill.Id, client, cancellationToken);
    }

    private static async Task<BackfillResponse> UnpauseAsync(
        string id, HttpContext context, OrchestratorClient client, CancellationToken cancellationToken)
    {
        var backfill = await FindOpenAsync(id, client, cancellationToken);
        await client.As(context.Caller().Name).UnpauseBackfillAsync(backfill.Id, cancellationToken);
        return await GetAsync(backfill.Id, client, cancellationToken);
    }

    private static async Task<BackfillResponse> CancelAsync(
        string id, HttpContext context, OrchestratorClient client, CancellationToken cancellationToken)
    {
        var backfill = await FindOpenAsync(id, client, cancellationToken);
        await client.As(context.Caller().Name).CancelBackfillAsync(backfill.Id, cancellationToken);
        return await GetAsync(backfill.Id, client, cancellationToken);
    }

    private static BackfillOptions OptionsOf(BackfillPostBody body) => new()
    {
        From = body.FromDate ?? throw ApiException.Invalid("from_date", "Field required"),
        To = body.ToDate is not { } to
            ? throw ApiException.Invalid("to_date", "Field required")
            : to >= body.FromDate ? to : throw ApiException.Invalid("to_date", "The end of a backfill must not be before its beginning."),
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
