using Microsoft.AspNetCore.Mvc;
using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;
using Millrace.Server.Security;

namespace Millrace.Server.Airflow;

/// <summary>DAGs: list, details, tasks, versions, source, tags, counts; pause and unpause.</summary>
internal static class DagEndpoints
{
    private static readonly string[] Sortable = ["dag_id", "dag_display_name", "is_paused", "next_dagrun", "id"];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/dags", ListAsync).WithName("get_dags");
        api.MapPatch("/dags", PatchAllAsync).WithName("patch_dags");
        api.MapGet("/dags/{dagId}", GetAsync).WithName("get_dag");
        api.MapPatch("/dags/{dagId}", PatchAsync).WithName("patch_dag");
        api.MapDelete("/dags/{dagId}", Delete).WithName("delete_dag").Demand(Role.Admin);
        api.MapGet("/dags/{dagId}/details", DetailsAsync).WithName("get_dag_details");
        api.MapGet("/dags/{dagId}/tasks", Tasks).WithName("get_tasks");
        api.MapGet("/dags/{dagId}/tasks/{taskId}", TaskOf).WithName("get_task");
        api.MapGet("/dags/{dagId}/dagVersions", VersionsAsync).WithName("get_dag_versions");
        api.MapGet("/dags/{dagId}/dagVersions/{version:int}", VersionAsync).WithName("get_dag_version");
        api.MapGet("/dagSources/{dagId}", Source).WithName("get_dag_source").Produces<DagSourceResponse>();
        api.MapGet("/dagTags", Tags).WithName("get_dag_tags");
        api.MapGet("/dagStats", StatsAsync).WithName("get_dag_stats");
        api.MapGet("/dagWarnings", () => new DagWarningCollectionResponse([], 0)).WithName("list_dag_warnings");
    }

    private static async Task<DagCollectionResponse> ListAsync(
        RunReader reader,
        OrchestratorClient client,
        [FromQuery(Name = "limit")] int? limit,
        [FromQuery(Name = "offset")] int? offset,
        [FromQuery(Name = "order_by")] string[]? orderBy,
        [FromQuery(Name = "tags")] string[]? tags,
        [FromQuery(Name = "tags_match_mode")] string? tagsMatchMode,
        [FromQuery(Name = "owners")] string[]? owners,
        [FromQuery(Name = "dag_id_pattern")] string? pattern,
        [FromQuery(Name = "dag_display_name_pattern")] string? namePattern,
        [FromQuery(Name = "paused")] bool? paused,
        CancellationToken cancellationToken)
    {
        var page = Paging.Of(limit, offset);
        var records = new List<(Dag Dag, DagRecord Record)>();
        foreach (var dag in reader.Dags.All.Where(dag => LikePattern.Matches(pattern, dag.Id) && LikePattern.Matches(namePattern, dag.Id)
            && HasTags(dag, tags, tagsMatchMode) && (owners is not { Length: > 0 } || AirflowMap.OwnersOf(dag).Any(owners.Contains))))
        {
            var record = await client.GetDagAsync(dag.Id, cancellationToken);
            if (paused is null || record.IsPaused == paused)
            {
                records.Add((dag, record));
            }
        }

        var dags = new List<DagResponse>();
        foreach (var (dag, record) in page.Cut(Order(records, orderBy)))
        {
            dags.Add(AirflowMap.Dag(dag, record, await NextAsync(client, dag, cancellationToken)));
        }

        return new DagCollectionResponse(dags, records.Count);
    }

    private static IEnumerable<(Dag Dag, DagRecord Record)> Order(List<(Dag Dag, DagRecord Record)> dags, string[]? orderBy)
    {
        var order = Ordering.Of(orderBy, "dag_id", Sortable);
        return order.Sort(dags, item => order.Field == "is_paused" ? $"{item.Record.IsPaused} {item.Dag.Id}" : item.Dag.Id);
    }

    /// <summary>What is to be changed; whether it is paused is all that can be.</summary>
    private static bool PausedOf(DagPatchBody body, string[]? updateMask)
    {
        if (updateMask is { Length: > 0 } && updateMask.Any(field => field != "is_paused"))
        {
            throw new ApiException(StatusCodes.Status400BadRequest, "Only `is_paused` field can be updated through the REST API");
        }

        return body.IsPaused ?? throw ApiException.Invalid("is_paused", "Field required");
    }

    private static bool HasTags(Dag dag, string[]? tags, string? mode) => tags is not { Length: > 0 }
        || (mode == "all" ? tags.All(dag.Tags.Contains) : tags.Any(dag.Tags.Contains));

    private static async Task<DagResponse> GetAsync(
        string dagId, RunReader reader, OrchestratorClient client, CancellationToken cancellationToken)
    {
        var dag = reader.Dag(dagId);
        return AirflowMap.Dag(
            dag, await client.GetDagAsync(dagId, cancellationToken), await NextAsync(client, dag, cancellationToken));
    }

    private static async Task<DagDetailsResponse> DetailsAsync(
        string dagId, RunReader reader, OrchestratorClient client, CancellationToken cancellationToken)
    {
        var dag = reader.Dag(dagId);
        var active = await reader.CountAsync(StateQuery.Where("dagId", dagId).And("open", true));
        return AirflowMap.Details(
            dag, await client.GetDagAsync(dagId, cancellationToken), await NextAsync(client, dag, cancellationToken), active);
    }

    private static async Task<DagResponse> PatchAsync(
        string dagId, DagPatchBody body, RunReader reader, HttpContext context, OrchestratorClient client,
        [FromQuery(Name = "update_mask")] string[]? updateMask, CancellationToken cancellationToken)
    {
        reader.Dag(dagId);
        await SetPausedAsync(client.As(context.Caller().Name), dagId, PausedOf(body, updateMask), cancellationToken);
        return await GetAsync(dagId, reader, client, cancellationToken);
    }

    private static async Task<DagCollectionResponse> PatchAllAsync(
        DagPatchBody body,
        RunReader reader,
        HttpContext context,
        OrchestratorClient client,
        [FromQuery(Name = "update_mask")] string[]? updateMask,
        [FromQuery(Name = "limit")] int? limit,
        [FromQuery(Name = "offset")] int? offset,
        [FromQuery(Name = "tags")] string[]? tags,
        [FromQuery(Name = "tags_match_mode")] string? tagsMatchMode,
        [FromQuery(Name = "owners")] string[]? owners,
        [FromQuery(Name = "dag_id_pattern")] string? pattern,
        [FromQuery(Name = "paused")] bool? paused,
        CancellationToken cancellationToken)
    {
        // Without a pattern none is changed, as with Airflow: whoever means all says so with ~.
        var pause = PausedOf(body, updateMask);
        var found = string.IsNullOrEmpty(pattern)
            ? new DagCollectionResponse([], 0)
            : await ListAsync(
                reader, client, limit, offset, null, tags, tagsMatchMode, owners, pattern, null, paused, cancellationToken);
        foreach (var dag in found.Dags)
        {
            await SetPausedAsync(client.As(context.Caller().Name), dag.DagId, pause, cancellationToken);
        }

        return found with { Dags = [.. found.Dags.Select(dag => dag with { IsPaused = pause })] };
    }

    private static Task SetPausedAsync(OrchestratorClient client, string dagId, bool pause, CancellationToken cancellationToken) =>
        pause ? client.PauseAsync(dagId, cancellationToken) : client.UnpauseAsync(dagId, cancellationToken);

    private static void Delete(string dagId, RunReader reader) => throw ApiException.Conflict(
        $"The Dag '{reader.Dag(dagId).Id}' is part of the program and cannot be deleted; pause it instead.");

    private static TaskCollectionResponse Tasks(string dagId, RunReader reader)
    {
        var dag = reader.Dag(dagId);
        return new TaskCollectionResponse([.. dag.Tasks.Select(task => AirflowMap.Task(dag, task))], dag.Tasks.Count);
    }

    private static TaskResponse TaskOf(string dagId, string taskId, RunReader reader)
    {
        var dag = reader.Dag(dagId);
        return dag.FindTask(taskId) is { } task
            ? AirflowMap.Task(dag, task)
            : throw ApiException.NotFound($"Task with id {taskId} was not found");
    }

    private static async Task<DagVersionCollectionResponse> VersionsAsync(
        string dagId, RunReader reader, OrchestratorClient client, CancellationToken cancellationToken)
    {
        if (dagId != "~")
        {
            return new DagVersionCollectionResponse(
                [AirflowMap.Version(reader.Dag(dagId), await client.GetDagAsync(dagId, cancellationToken))], 1);
        }

        var all = new List<DagVersionResponse>();
        foreach (var dag in reader.Dags.All)
        {
            all.Add(AirflowMap.Version(dag, await client.GetDagAsync(dag.Id, cancellationToken)));
        }

        return new DagVersionCollectionResponse(all, all.Count);
    }

    private static async Task<DagVersionResponse> VersionAsync(
        string dagId, int version, RunReader reader, OrchestratorClient client, CancellationToken cancellationToken) =>
        version == 1
            ? AirflowMap.Version(reader.Dag(dagId), await client.GetDagAsync(dagId, cancellationToken))
            : throw ApiException.NotFound($"The DagVersion with dag_id: `{dagId}` and version_number: `{version}` was not found");

    private static IResult Source(
        string dagId, RunReader reader, HttpRequest request, [FromQuery(Name = "version_number")] int? version)
    {
        var text = DagText.Of(reader.Dag(dagId));
        if (version is not (null or 1))
        {
            throw ApiException.NotFound($"The source code of the DAG {dagId}, version_number {version} was not found");
        }

        var accepted = request.Headers.Accept.ToString();
        return accepted.Contains("json", StringComparison.OrdinalIgnoreCase) || accepted.Contains("*/*", StringComparison.Ordinal)
            || accepted.Length == 0
                ? Results.Ok(new DagSourceResponse(text, dagId, 1, dagId))
                : accepted.Contains("text/plain", StringComparison.OrdinalIgnoreCase)
                    ? Results.Text(text)
                    : throw new ApiException(
                        StatusCodes.Status406NotAcceptable, "Only application/json or text/plain is supported");
    }

    private static DagTagCollectionResponse Tags(
        RunReader reader,
        [FromQuery(Name = "limit")] int? limit,
        [FromQuery(Name = "offset")] int? offset,
        [FromQuery(Name = "tag_name_pattern")] string? pattern)
    {
        var tags = reader.Dags.All.SelectMany(dag => dag.Tags).Distinct(StringComparer.Ordinal)
            .Where(tag => LikePattern.Matches(pattern, tag)).Order(StringComparer.Ordinal).ToList();
        return new DagTagCollectionResponse(Paging.Of(limit, offset).Cut(tags), tags.Count);
    }

    private static async Task<DagStatsCollectionResponse> StatsAsync(RunReader reader, [FromQuery(Name = "dag_ids")] string[]? dagIds)
    {
        var stats = new List<DagStatsResponse>();
        foreach (var dag in reader.Dags.All.Where(dag => dagIds is not { Length: > 0 } || dagIds.Contains(dag.Id)))
        {
            var states = new List<DagStatsStateResponse>();
            foreach (var state in Enum.GetValues<RunState>())
            {
                var query = StateQuery.Where("dagId", dag.Id).And("state", StateNames.Of(state));
                states.Add(new DagStatsStateResponse(StateNames.Of(state), await reader.CountAsync(query)));
            }

            stats.Add(new DagStatsResponse(dag.Id, dag.Id, states));
        }

        return new DagStatsCollectionResponse(stats, stats.Count);
    }

    private static async Task<DataInterval?> NextAsync(OrchestratorClient client, Dag dag, CancellationToken cancellationToken) =>
        (await client.NextAsync(dag.Id, 1, cancellationToken)) is [var next] ? next : null;
}
