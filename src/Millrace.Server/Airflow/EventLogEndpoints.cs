using Microsoft.AspNetCore.Mvc;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Airflow;

/// <summary>The audit log: who did what.</summary>
internal static class EventLogEndpoints
{
    private static readonly TimeSpan CountAge = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/eventLogs", ListAsync).WithName("get_event_logs");
        api.MapGet("/eventLogs/{id:long}", GetAsync).WithName("get_event_log");
    }

    public static EventLogResponse Shape(AuditEntry entry) => new(
        entry.Number, entry.At, NullIfEmpty(entry.DagId), entry.TaskIds is [var only] ? only : null,
        NullIfEmpty(entry.RunId), null, null, entry.What, null,
        NullIfEmpty(entry.By), NullIfEmpty(entry.Detail), NullIfEmpty(entry.DagId), null);

    private static async Task<EventLogCollectionResponse> ListAsync(
        AuditTable table,
        TimedCache cache,
        [FromQuery(Name = "limit")] int? limit,
        [FromQuery(Name = "offset")] int? offset,
        [FromQuery(Name = "order_by")] string[]? orderBy,
        [FromQuery(Name = "dag_id")] string? dagId,
        [FromQuery(Name = "run_id")] string? runId,
        [FromQuery(Name = "task_id")] string? taskId,
        [FromQuery(Name = "owner")] string? owner,
        [FromQuery(Name = "event")] string? what,
        [FromQuery(Name = "before")] DateTimeOffset? before,
        [FromQuery(Name = "after")] DateTimeOffset? after,
        CancellationToken cancellationToken)
    {
        var page = Paging.Of(limit, offset);
        var query = StateQuery.All;
        foreach (var (field, value) in new[] { ("dagId", dagId), ("runId", runId), ("by", owner), ("what", what) })
        {
            query = string.IsNullOrEmpty(value) ? query : query.And(field, value);
        }

        query = string.IsNullOrEmpty(taskId) ? query : query.And("taskIds", StateOperator.Has, taskId);
        query = before is { } until ? query.And("at", StateOperator.LessThan, until) : query;
        query = after is { } from ? query.And("at", StateOperator.MoreThan, from) : query;
        // Newest first unless asked otherwise; numbers are in order of time.
        var order = Ordering.Of(orderBy, "-when", "id", "event_log_id", "dttm", "when");
        query = order.IsDescending ? query.NewestFirst("at") : query.Ascending("at");
        var entries = await table.ListAsync(query with { Limit = page.Limit, Skip = page.Offset }, cancellationToken);
        var isLast = entries.Count < page.Limit && (entries.Count > 0 || page.Offset == 0);
        var plain = query with { OrderBy = null };
        var key = "audit " + string.Join(' ', plain.Conditions.Select(condition => $"{condition.Field} {condition.Value}"));
        var total = isLast
            ? page.Offset + entries.Count
            : await cache.GetAsync(key, CountAge, token => table.CountAsync(plain, token));
        return new EventLogCollectionResponse([.. entries.Select(Shape)], total);
    }

    private static async Task<EventLogResponse> GetAsync(long id, AuditTable table, CancellationToken cancellationToken) =>
        Shape(await table.GetAsync(id, cancellationToken) ?? throw ApiException.NotFound($"The Event Log with id: `{id}` was not found"));

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
