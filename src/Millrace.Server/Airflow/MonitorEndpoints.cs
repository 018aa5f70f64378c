using Microsoft.AspNetCore.Mvc;
using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;
using Millrace.Server.Live;
using Millrace.Server.Security;

namespace Millrace.Server.Airflow;

/// <summary>Health, version, processes, datasets, configuration; and the lists that are true to be empty: Millrace has no connections,
/// providers, plugins, import errors or warnings.</summary>
internal static class MonitorEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/version", () => new VersionInfo(LoginEndpoints.Version, null)).WithName("get_version").OpenToAll();
        api.MapGet("/monitor/health", HealthAsync).WithName("get_health").OpenToAll();
        api.MapGet("/jobs", JobsAsync).WithName("get_jobs");
        api.MapGet("/config", Configuration).WithName("get_config").Demand(Role.Operator);
        api.MapGet("/assets", AssetsAsync).WithName("get_assets");
        api.MapGet("/assets/{id:int}", AssetAsync).WithName("get_asset");
        api.MapGet("/assets/events", () => new AssetEventCollectionResponse([], 0)).WithName("get_asset_events");
        api.MapGet("/importErrors", () => new ImportErrorCollectionResponse([], 0)).WithName("get_import_errors");
        api.MapGet("/importErrors/{id:int}", ImportErrorResponse (int id) =>
            throw ApiException.NotFound($"The ImportError with import_error_id: `{id}` was not found")).WithName("get_import_error");
        api.MapGet("/connections", () => new ConnectionCollectionResponse([], 0)).WithName("get_connections");
        api.MapGet("/connections/{id}", ConnectionResponse (string id) =>
            throw ApiException.NotFound($"The Connection with connection_id: `{id}` was not found")).WithName("get_connection");
        api.MapGet("/providers", () => new ProviderCollectionResponse([], 0)).WithName("get_providers");
        api.MapGet("/plugins", () => new PluginCollectionResponse([], 0)).WithName("get_plugins");
    }

    private static async Task<HealthInfoResponse> HealthAsync(ProcessReader processes, CancellationToken cancellationToken)
    {
        try
        {
            var scheduler = await processes.SchedulerAsync(cancellationToken);
            return new HealthInfoResponse(
                new BaseInfoResponse("healthy"),
                new SchedulerInfoResponse(scheduler.IsAlive ? "healthy" : "unhealthy", scheduler.At),
                new TriggererInfoResponse(null, null),
                null);
        }
        catch (StateStoreException)
        {
            return new HealthInfoResponse(
                new BaseInfoResponse("unhealthy"), new SchedulerInfoResponse("unhealthy", null),
                new TriggererInfoResponse(null, null), null);
        }
    }

    private static async Task<JobCollectionResponse> JobsAsync(
        ProcessReader processes,
        [FromQuery(Name = "limit")] int? limit,
        [FromQuery(Name = "offset")] int? offset,
        CancellationToken cancellationToken)
    {
        var all = await processes.ListAsync(cancellationToken);
        var jobs = all.Select((process, index) => new JobResponse(
            index + 1, null, process.IsAlive ? "running" : "failed", process.Role == "scheduler" ? "SchedulerJob" : "LocalTaskJob",
            null, null,
            process.HeartbeatAt, "Millrace", process.Host, null, null)).ToList();
        return new JobCollectionResponse(Paging.Of(limit, offset).Cut(jobs), jobs.Count);
    }

    private static Config Configuration(WebServerServices services) => new(
    [
        new ConfigSection("millrace",
            [.. services.Settings.Select(setting => new ConfigOption(setting.Name.TrimStart('-'), setting.Value))]),
    ]);

    private static async Task<AssetCollectionResponse> AssetsAsync(
        OrchestratorClient client,
        DatasetTable table,
        [FromQuery(Name = "limit")] int? limit,
        [FromQuery(Name = "offset")] int? offset,
        [FromQuery(Name = "name_pattern")] string? pattern,
        CancellationToken cancellationToken)
    {
        var all = (await AllAsync(client, table, cancellationToken)).Where(asset => LikePattern.Matches(pattern, asset.Name)).ToList();
        return new AssetCollectionResponse(Paging.Of(limit, offset).Cut(all), all.Count);
    }

    private static async Task<AssetResponse> AssetAsync(
        int id, OrchestratorClient client, DatasetTable table, CancellationToken cancellationToken) =>
        (await AllAsync(client, table, cancellationToken)).FirstOrDefault(asset => asset.Id == id)
            ?? throw ApiException.NotFound($"The Asset with ID: `{id}` was not found");

    private static async Task<IReadOnlyList<AssetResponse>> AllAsync(
        OrchestratorClient client, DatasetTable table, CancellationToken cancellationToken)
    {
        var changed = await table.ListAsync(cancellationToken);
        var known = client.Dags.All.SelectMany(dag => dag.Tasks.SelectMany(task => task.Produces).Concat(Awaited(dag)))
            .Select(dataset => dataset.Name).Concat(changed.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return
        [
            .. known.Select((name, index) =>
            {
                DateTimeOffset? at = changed.TryGetValue(name, out var change) ? change.At : null;
                var seen = at ?? DateTimeOffset.UnixEpoch;
                return new AssetResponse(
                    index + 1, name, name, "asset", null, seen, seen,
                    [.. client.Dags.All.Where(dag => Awaited(dag).Any(dataset => dataset.Name == name))
                        .Select(dag => new DagScheduleAssetReference(dag.Id, seen, seen))],
                    [.. client.Dags.All.SelectMany(dag => dag.Tasks.Where(task => task.Produces.Any(dataset => dataset.Name == name))
                        .Select(task => new TaskOutletAssetReference(dag.Id, task.Id, seen, seen)))],
                    [], [], [], at is null ? null : new LastAssetEventResponse(change.Count, at));
            }),
        ];
    }

    private static IReadOnlyList<Dataset> Awaited(Dag dag) => dag.Schedule is DatasetSchedule schedule ? schedule.Datasets : [];
}
