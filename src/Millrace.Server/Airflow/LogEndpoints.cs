using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Airflow;

/// <summary>The log of a try, a portion at a time: JSON with a continuation token, or lines of JSON.</summary>
internal static class LogEndpoints
{
    private const int PortionLines = 1000;
    private const int MostLines = 10_001;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/logs/{tryNumber:int}", GetAsync)
            .WithName("get_log").Produces<TaskInstancesLogResponse>();

    private static async Task<IResult> GetAsync(
        string dagId,
        string runId,
        string taskId,
        int tryNumber,
        HttpContext context,
        RunReader reader,
        TaskLogs logs,
        [FromQuery(Name = "map_index")] int? mapIndex,
        [FromQuery(Name = "full_content")] bool? fullContent,
        [FromQuery(Name = "token")] string? token,
        CancellationToken cancellationToken)
    {
        var (run, instance) = await reader.InstanceAsync(dagId, runId, taskId, mapIndex ?? -1, cancellationToken);
        if (tryNumber < 1 || tryNumber > Math.Max(instance.TryNumber, 1))
        {
            throw ApiException.NotFound("TaskInstance not found");
        }

        var after = AfterOf(token);
        if (WantsLines(context.Request))
        {
            context.Response.ContentType = "application/x-ndjson";
            await foreach (var line in AllAsync(logs, run.Key, instance.Key, tryNumber, after, cancellationToken))
            {
                await context.Response.WriteAsync(JsonSerializer.Serialize(Shape(line), ApiJson.Options) + "\n", cancellationToken);
            }

            return Results.Empty;
        }

        var isWhole = fullContent == true;
        var lines = await logs.ReadAsync(
            run.Key, instance.Key, tryNumber, after, isWhole ? MostLines : PortionLines, cancellationToken);
        var content = lines.Select(Shape).ToList();
        var isOver = !isWhole && lines.Count == PortionLines ? false : instance.TryNumber > tryNumber || instance.IsDone;
        return Results.Ok(new TaskInstancesLogResponse(content, isOver ? null : TokenOf(lines.Count > 0 ? lines[^1].Number : after)));
    }

    /// <summary>The lines of a try that there are, a portion in memory at a time.</summary>
    public static async IAsyncEnumerable<TaskLogLine> AllAsync(
        TaskLogs logs, RunKey run, TaskKey task, int tryNumber, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await logs.ReadAsync(run, task, tryNumber, after, PortionLines, cancellationToken) is { Count: > 0 } portion)
        {
            foreach (var line in portion)
            {
                yield return line;
            }

            after = portion[^1].Number;
        }
    }

    public static StructuredLogMessage Shape(TaskLogLine line) =>
        new(line.At, line.Text, line.Level.ToString().ToLowerInvariant(), line.Number, line.Progress);

    private static bool WantsLines(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("application/x-ndjson", StringComparison.OrdinalIgnoreCase);

    private static string TokenOf(int line) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(line.ToString(CultureInfo.InvariantCulture)));

    private static int AfterOf(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 0;
        }

        var bytes = new byte[16];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && int.TryParse(Encoding.UTF8.GetString(bytes, 0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? line
            : throw new ApiException(StatusCodes.Status400BadRequest, "Bad Signature. Please use only the tokens provided by the API.");
    }
}
