using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Millrace.Bson;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;
using Millrace.Server.Security;

namespace Millrace.Server.Airflow;

/// <summary>Variables. Values whose name speaks of a secret are shown to admins only.</summary>
internal static class VariableEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/variables", ListAsync).WithName("get_variables");
        api.MapPost("/variables", CreateAsync).WithName("post_variable").Demand(Role.Admin);
        api.MapGet("/variables/{key}", GetAsync).WithName("get_variable");
        api.MapPatch("/variables/{key}", PatchAsync).WithName("patch_variable").Demand(Role.Admin);
        api.MapDelete("/variables/{key}", DeleteAsync).WithName("delete_variable").Demand(Role.Admin);
    }

    private static async Task<VariableCollectionResponse> ListAsync(
        VariableTable table,
        HttpContext context,
        [FromQuery(Name = "limit")] int? limit,
        [FromQuery(Name = "offset")] int? offset,
        [FromQuery(Name = "order_by")] string[]? orderBy,
        [FromQuery(Name = "variable_key_pattern")] string? pattern,
        CancellationToken cancellationToken)
    {
        var order = Ordering.Of(orderBy, "id", "id", "key", "_val", "description", "is_encrypted");
        var matching = (await table.ListAsync(cancellationToken)).Where(item => LikePattern.Matches(pattern, item["_id"].AsString));
        // By their values only whose values may be seen could be told apart.
        var found = order.Sort(
            matching, item => order.Field == "description" ? item.TextOf("description") ?? "" : item["_id"].AsString).ToList();
        return new VariableCollectionResponse(
            [.. Paging.Of(limit, offset).Cut(found).Select(item => Shape(item, context))], found.Count);
    }

    private static async Task<VariableResponse> GetAsync(
        string key, VariableTable table, HttpContext context, CancellationToken cancellationToken) =>
        Shape(await FindAsync(key, table, cancellationToken) ?? throw Missing(key), context);

    private static async Task<IResult> CreateAsync(
        VariableBody body, VariableTable table, HttpContext context, AuditLog audit, CancellationToken cancellationToken)
    {
        if (body.Key is not { Length: > 0 })
        {
            throw ApiException.Invalid("key", "Field required");
        }

        if (await table.GetAsync(body.Key, cancellationToken) is not null)
        {
            throw ApiException.Conflict($"The Variable with key: `{body.Key}` already exists");
        }

        return Results.Json(
            await SetAsync(body.Key, body, table, context, audit, cancellationToken), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<VariableResponse> PatchAsync(
        string key, VariableBody body, VariableTable table, HttpContext context, AuditLog audit, CancellationToken cancellationToken)
    {
        if (body.Key != key)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, "Invalid body, key from request body doesn't match uri parameter");
        }

        var present = await FindAsync(key, table, cancellationToken) ?? throw Missing(key);
        return await SetAsync(
            key, body with { Description = body.Description ?? present.TextOf("description") }, table, context, audit, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(
        string key, VariableTable table, HttpContext context, AuditLog audit, CancellationToken cancellationToken)
    {
        if (!await table.DeleteAsync(key, cancellationToken))
        {
            throw Missing(key);
        }

        await audit.AddAsync(context, "delete_variable", key, cancellationToken);
        return Results.NoContent();
    }

    private static async Task<VariableResponse> SetAsync(
        string key, VariableBody body, VariableTable table, HttpContext context, AuditLog audit, CancellationToken cancellationToken)
    {
        var value = body.Value.ValueKind switch
        {
            JsonValueKind.String => body.Value.GetString()!,
            JsonValueKind.Undefined => throw ApiException.Invalid("value", "Field required"),
            _ => body.Value.GetRawText(),
        };
        await table.SetAsync(key, value, body.Description ?? "", cancellationToken);
        await audit.AddAsync(context, "set_variable", key, cancellationToken);
        return Shape((await FindAsync(key, table, cancellationToken))!, context);
    }

    private static async Task<BsonDocument?> FindAsync(string key, VariableTable table, CancellationToken cancellationToken) =>
        (await table.ListAsync(cancellationToken)).FirstOrDefault(item => item["_id"].AsString == key);

    private static VariableResponse Shape(BsonDocument item, HttpContext context)
    {
        var key = item["_id"].AsString;
        var isHidden = context.Caller().Role < Role.Admin && SecretNames.Contains(key);
        var description = item.TextOf("description");
        return new VariableResponse(
            key, isHidden ? "***" : item.TextOf("value") ?? "", string.IsNullOrEmpty(description) ? null : description, false, null);
    }

    private static ApiException Missing(string key) => ApiException.NotFound($"The Variable with key: `{key}` was not found");
}
