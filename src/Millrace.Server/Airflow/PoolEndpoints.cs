using Microsoft.AspNetCore.Mvc;
using Millrace.Orchestration;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;
using Millrace.Server.Security;

namespace Millrace.Server.Airflow;

/// <summary>Pools and who holds their slots. Tasks without a pool are in the default pool, which has no bound of its own.</summary>
internal static class PoolEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/pools", ListAsync).WithName("get_pools");
        api.MapPost("/pools", CreateAsync).WithName("post_pool").Demand(Role.Admin);
        api.MapGet("/pools/{name}", GetAsync).WithName("get_pool");
        api.MapPatch("/pools/{name}", PatchAsync).WithName("patch_pool").Demand(Role.Admin);
        api.MapDelete("/pools/{name}", DeleteAsync).WithName("delete_pool").Demand(Role.Admin);
    }

    private static async Task<PoolCollectionResponse> ListAsync(
        PoolTable table,
        OrchestratorClient client,
        [FromQuery(Name = "limit")] int? limit,
        [FromQuery(Name = "offset")] int? offset,
        [FromQuery(Name = "order_by")] string[]? orderBy,
        [FromQuery(Name = "pool_name_pattern")] string? pattern,
        CancellationToken cancellationToken)
    {
        var order = Ordering.Of(orderBy, "id", "id", "pool", "name", "slots");
        var matching = (await AllAsync(table, client, cancellationToken)).Where(pool => LikePattern.Matches(pattern, pool.Name));
        var all = (order.Field == "slots"
            ? order.Sort(matching, pool => pool.Slots)
            : order.Sort(matching, pool => pool.Name)).ToList();
        return new PoolCollectionResponse(Paging.Of(limit, offset).Cut(all), all.Count);
    }

    private static async Task<PoolResponse> GetAsync(
        string name, PoolTable table, OrchestratorClient client, CancellationToken cancellationToken) =>
        (await AllAsync(table, client, cancellationToken)).FirstOrDefault(pool => pool.Name == name) ?? throw Missing(name);

    private static async Task<IResult> CreateAsync(
        PoolBody body, PoolTable table, OrchestratorClient client, HttpContext context, AuditLog audit, CancellationToken cancellationToken)
    {
        if (body.Name is not { Length: > 0 and <= 250 })
        {
            throw ApiException.Invalid("name", "Field required");
        }

        if ((await AllAsync(table, client, cancellationToken)).Any(pool => pool.Name == body.Name))
        {
            throw ApiException.Conflict($"Pool with name: `{body.Name}` already exists");
        }

        await SetAsync(body.Name, body.Slots, table, context, audit, cancellationToken);
        return Results.Json(await GetAsync(body.Name, table, client, cancellationToken), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<PoolResponse> PatchAsync(
        string name,
        PoolPatchBody body,
        PoolTable table,
        OrchestratorClient client,
        HttpContext context,
        AuditLog audit,
        CancellationToken cancellationToken)
    {
        await GetAsync(name, table, client, cancellationToken);
        if (name == AirflowMap.DefaultPool || body.Slots is not { } slots)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, "Only the slots of a pool that was made can be changed.");
        }

        await SetAsync(name, slots, table, context, audit, cancellationToken);
        return await GetAsync(name, table, client, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(
        string name, PoolTable table, HttpContext context, AuditLog audit, CancellationToken cancellationToken)
    {
        if (name == AirflowMap.DefaultPool)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, "Default Pool can't be deleted");
        }

        if (!await table.DeleteAsync(name, cancellationToken))
        {
            throw Missing(name);
        }

        await audit.AddAsync(context, "delete_pool", name, cancellationToken);
        return Results.NoContent();
    }

    private static async Task SetAsync(
        string name, int slots, PoolTable table, HttpContext context, AuditLog audit, CancellationToken cancellationToken)
    {
        if (slots is < 0 or > 1_000_000)
        {
            throw ApiException.Invalid("slots", "Input should be from 0 to 1000000");
        }

        await table.SetAsync(name, slots, cancellationToken);
        await audit.AddAsync(context, "set_pool", $"{name} {slots}", cancellationToken);
    }

    private static async Task<IReadOnlyList<PoolResponse>> AllAsync(
        PoolTable table, OrchestratorClient client, CancellationToken cancellationToken)
    {
        var open = await client.Runs.FindAsync(StateQuery.Where("open", true).Take(1000), cancellationToken);
        var tasks = open.SelectMany(run => run.Tasks.Values.Select(instance => (
            Pool: client.Dags.Find(run.Key.DagId)?.FindTask(instance.Key.TaskId)?.Pool ?? AirflowMap.DefaultPool,
            instance.State))).ToList();
        int Count(string pool, TaskState state) => tasks.Count(task => task.Pool == pool && task.State == state);
        PoolResponse Shape(string name, int slots, int held, string? description) => new(
            name, slots, description, IncludeDeferred: false, held, Count(name, TaskState.Running), Count(name, TaskState.Queued),
            Count(name, TaskState.Scheduled), Math.Max(0, slots - held), 0, null);
        var running = Count(AirflowMap.DefaultPool, TaskState.Running);
        var pools = (await table.ListAsync(cancellationToken)).Where(pool => pool["_id"].AsString != AirflowMap.DefaultPool).Select(pool =>
            Shape(pool["_id"].AsString, (int)pool.LongOf("slots"), (int)pool.DocumentsOf("holders").Sum(h => h.LongOf("slots")), null));
        return
        [
            Shape(AirflowMap.DefaultPool, PoolTable.DefaultSlots, running, "Tasks without a pool; bounded by --parallel of each process."),
            .. pools,
        ];
    }

    private static ApiException Missing(string name) => ApiException.NotFound($"The Pool with name: `{name}` was not found");
}
