using System.Text.Json;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.State;
using Millrace.Pipelines;
using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Stream;
using Millrace.Server.Security;

namespace Millrace.Server.Hosting;

/// <summary>
/// Turns what went wrong into an answer: <c>{detail}</c> below <c>/api/v2</c> and <c>/auth</c>, as Airflow does, and problem details
/// (RFC 9457) elsewhere. What is nobody's fault but ours is logged and told without details.
/// </summary>
internal sealed class ErrorResponses(RequestDelegate next, ILogger<ErrorResponses> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted
                && context.Response.StatusCode is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed
                && IsApi(context.Request.Path) && context.Response.ContentLength is null && context.Response.ContentType is null)
            {
                var status = context.Response.StatusCode;
                await WriteAsync(context, status, status == StatusCodes.Status404NotFound ? "Not Found" : "Method Not Allowed", null);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var (status, message, member) = Explain(exception);
            if (status == StatusCodes.Status500InternalServerError)
            {
                logger.RequestFailed(exception, context.Request.Method, context.Request.Path.Value ?? "");
            }

            context.Response.Clear();
            await WriteAsync(context, status, message, member);
        }
    }

    /// <summary>Writes an error in the shape of the path's API.</summary>
    public static Task WriteAsync(HttpContext context, int status, string message, string? member)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        if (IsAirflow(context.Request.Path))
        {
            object detail = status == StatusCodes.Status422UnprocessableEntity
                ? new object[] { new { loc = new[] { "query_or_body", member ?? "body" }, msg = message, type = "value_error" } }
                : message;
            return context.Response.WriteAsJsonAsync(new { detail }, ApiJson.Options, "application/json", context.RequestAborted);
        }

        return context.Response.WriteAsJsonAsync(
            new
            {
                type = "about:blank",
                title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
                status,
                detail = message,
                errors = member is null ? null : new Dictionary<string, string[]> { [member] = [message] },
            },
            ApiJson.Options,
            "application/problem+json",
            context.RequestAborted);
    }

    public static bool IsApi(PathString path) => IsBelow(path, "/api") || IsBelow(path, "/auth") || IsBelow(path, "/openapi");

    private static bool IsAirflow(PathString path) => IsBelow(path, "/api/v2") || IsBelow(path, "/auth");

    private static bool IsBelow(PathString path, string start) => path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase);

    private static (int Status, string Message, string? Member) Explain(Exception exception) => exception switch
    {
        ApiException api => (api.Status, api.Message, api.Member),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } large => (large.StatusCode, large.Message, null),
        BadHttpRequestException bad => (StatusCodes.Status422UnprocessableEntity, InnermostOf(bad), null),
        ParamException wrong => (
            StatusCodes.Status422UnprocessableEntity, exception.Message, wrong.Parameter is { } name ? $"conf.{name}" : "conf"),
        UserException or PipelineConfigurationException or BsonFormatException or ArgumentException or JsonException or XComException =>
            (StatusCodes.Status422UnprocessableEntity, exception.Message, null),
        OrchestratorException => (StatusOf(exception.Message), exception.Message, null),
        GroupException => (StatusCodes.Status409Conflict, exception.Message, null),
        MongoServerException { Code: MaxTimeExpired } => (
            StatusCodes.Status422UnprocessableEntity, "The query took too long: narrow it, or ask for fields that have an index.", null),
        MongoServerException server => (StatusCodes.Status422UnprocessableEntity, server.Message, null),
        StateStoreException or MongoException or StreamException or PipelineException =>
            (StatusCodes.Status503ServiceUnavailable, exception.Message, null),
        _ => (StatusCodes.Status500InternalServerError, "Something went wrong in the server; its log has the details.", null),
    };

    private const int MaxTimeExpired = 50;

    // The orchestrator says what is missing and what is in the way in sentences only.
    private static int StatusOf(string message) =>
        message.StartsWith("There is no ", StringComparison.Ordinal) || message.Contains("' has no run '", StringComparison.Ordinal)
        || message.Contains("' has no task '", StringComparison.Ordinal)
            ? StatusCodes.Status404NotFound
            : StatusCodes.Status409Conflict;

    private static string InnermostOf(Exception exception) =>
        exception.InnerException is { } inner ? InnermostOf(inner) : exception.Message;
}
