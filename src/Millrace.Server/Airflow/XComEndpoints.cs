using Microsoft.AspNetCore.Mvc;
using Millrace.Bson;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;
using Millrace.Server.Security;

namespace Millrace.Server.Airflow;

/// <summary>Values that tasks left for each other.</summary>
internal static class XComEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var entries = api.MapGroup("/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/xcomEntries");
        entries.MapGet("", ListAsync).WithName("get_xcom_entries");
        entries.MapPost("", CreateAsync).WithName("create_xcom_entry");
        entries.MapGet("/{key}", GetAsync).WithName("get_xcom_entry");
        entries.MapPatch("/{key}", UpdateAsync).WithName("update_xcom_entry");
        entries.MapDelete("/{key}", DeleteAsync).WithName("delete_xcom_entry").Demand(Role.Admin);
    }

    private static async Task<XComCollectionResponse> ListAsync(
        string dagId,
        string runId,
        string taskId,
        RunReader reader,
        XComTable table,
        [FromQuery(Name = "limit")] int? limit,
        [FromQuery(Name = "offset")] int? offset,
        [FromQuery(Name = "xcom_key")] string? key,
        [FromQuery(Name = "map_index")] int? mapIndex,
        CancellationToken cancellationToken)
    {
        var run = await reader.RunAsync(dagId, runId, cancellationToken);
        var found = (await table.ListAsync(run.Key, taskId == "~" ? null : taskId, cancellationToken))
            .Where(item => (key is null || item["key"].AsString == key) && (mapIndex is null || item.LongOf("mapIndex") == mapIndex))
            .ToList();
        return new XComCollectionResponse(
            [.. Paging.Of(limit, offset).Cut(found).Select(item => Shape(run, item).WithoutValue())], found.Count);
    }

    private static async Task<XComResponseNative> GetAsync(
        string dagId,
        string runId,
        string taskId,
        string key,
        RunReader reader,
        XComTable table,
        [FromQuery(Name = "map_index")] int? mapIndex,
        CancellationToken cancellationToken)
    {
        var run = await reader.RunAsync(dagId, runId, cancellationToken);
        var item = (await table.ListAsync(run.Key, taskId, cancellationToken))
            .FirstOrDefault(item => item["key"].AsString == key && item.LongOf("mapIndex") == (mapIndex ?? -1));
        return item is null ? throw ApiException.NotFound($"XCom entry with key: `{key}` not found") : Shape(run, item);
    }

    private static async Task<IResult> CreateAsync(
        string dagId,
        string runId,
        string taskId,
        XComCreateBody body,
        HttpContext context,
        RunReader reader,
        XComTable table,
        AuditLog audit,
        CancellationToken cancellationToken)
    {
        var (run, instance) = await reader.InstanceAsync(dagId, runId, taskId, body.MapIndex ?? -1, cancellationToken);
        if (!(await table.GetAsync(run.Key, instance.Key, body.Key, cancellationToken)).IsMissing)
        {
            throw ApiException.Conflict($"The XCom with key: `{body.Key}` with mentioned task instance already exists.");
        }

        return Results.Json(
            await SetAsync(run, instance.Key, body.Key, body.Value.GetRawText(), context, table, audit, cancellationToken),
            statusCode: StatusCodes.Status201Created);
    }

    private static async Task<XComResponseNative> UpdateAsync(
        string dagId,
        string runId,
        string taskId,
        string key,
        XComUpdateBody body,
        HttpContext context,
        RunReader reader,
        XComTable table,
        AuditLog audit,
        CancellationToken cancellationToken)
    {
        var (run, instance) = await reader.InstanceAsync(dagId, runId, taskId, body.MapIndex ?? -1, cancellationToken);
        return (await table.GetAsync(run.Key, instance.Key, key, cancellationToken)).IsMissing
            ? throw ApiException.NotFound($"The XCom with key: `{key}` with mentioned task instance doesn't exist.")
            : await SetAsync(run, instance.Key, key, body.Value.GetRawText(), context, table, audit, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(
        string dagId,
        string runId,
        string taskId,
        string key,
        HttpContext context,
        RunReader reader,
        XComTable table,
        AuditLog audit,
        [FromQuery(Name = "map_index")] int? mapIndex,
        CancellationToken cancellationToken)
    {
        var run = await reader.RunAsync(dagId, runId, cancellationToken);
        if (!await table.DeleteAsync(run.Key, new TaskKey(taskId, mapIndex ?? -1), key, cancellationToken))
        {
            throw ApiException.NotFound($"XCom entry with key: `{key}` not found");
        }

        await audit.AddAsync(context, "delete_xcom", $"{taskId} {key}", run.Key, cancellationToken);
        return Results.NoContent();
    }

    private static async Task<XComResponseNative> SetAsync(
        DagRun run, TaskKey task, string key, string json, HttpContext context, XComTable table, AuditLog audit,
        CancellationToken cancellationToken)
    {
        var value = ExtendedJson.ParseValue(json);
        await table.SetAsync(run.Key, task, key, value, cancellationToken);
        await audit.AddAsync(context, "set_xcom", $"{task} {key}", run.Key, cancellationToken);
        return Shape(run, new BsonDocument
        {
            { "taskId", task.TaskId }, { "mapIndex", task.MapIndex }, { "key", key }, { "value", value },
        });
    }

    private static XComResponseNative Shape(DagRun run, BsonDocument item)
    {
        var (taskId, mapIndex) = (item["taskId"].AsString, (int)item.LongOf("mapIndex"));
        // When a value was left is not kept; it was while its task ran.
        var at = run.Find(new TaskKey(taskId, mapIndex))?.EndedAt ?? run.StartedAt ?? run.QueuedAt;
        return new XComResponseNative(
            item["key"].AsString, at, run.LogicalDate, mapIndex, taskId, run.Key.DagId, run.Key.RunId, run.Key.DagId, taskId,
            AirflowMap.RunAfter(run), ApiJson.NodeOf(item["value"]));
    }

    private static XComResponse WithoutValue(this XComResponseNative entry) => new(
        entry.Key, entry.Timestamp, entry.LogicalDate, entry.MapIndex, entry.TaskId, entry.DagId, entry.RunId, entry.DagDisplayName,
        entry.TaskDisplayName, entry.RunAfter);
}
