using System.Globalization;
using System.Text.Json;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow;
using Millrace.Server.Hosting;
using Millrace.Server.Live;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Pages;

/// <summary>The log of a try as it grows, and as a file.</summary>
internal static class TaskLogEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var logs = api.MapGroup("/dags/{dagId}/runs/{runId}/tasks/{taskId}/logs/{tryNumber:int}");
        logs.MapGet("/follow", FollowAsync);
        logs.MapGet("/download", DownloadAsync);
    }

    /// <summary>Server-sent events <c>line</c>, and <c>end</c> once the try is over. A page that reconnects, or read the beginning
    /// otherwise, says after which line it goes on.</summary>
    private static async Task FollowAsync(
        string dagId, string runId, string taskId, int tryNumber, int? mapIndex, int? after, HttpContext context, RunReader reader,
        TaskLogs logs)
    {
        using var stopping = context.EndsWithServer();
        var (run, instance) = await reader.InstanceAsync(dagId, runId, taskId, mapIndex ?? -1, stopping.Token);
        var seen = int.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? last
            : Math.Max(after ?? 0, 0);
        EventStream.Begin(context);
        try
        {
            await EventStream.WriteHeartbeatAsync(context, stopping.Token);
            await foreach (var line in logs.FollowAsync(run.Key, instance.Key, tryNumber, seen, stopping.Token))
            {
                var shape = new LogLine(line.Number, line.At, line.Level.ToString().ToLowerInvariant(), line.Text, line.Progress);
                var json = JsonSerializer.Serialize(shape, ApiJson.Options);
                await EventStream.WriteAsync(context, line.Number, "line", json, stopping.Token);
                await context.Response.Body.FlushAsync(stopping.Token);
            }

            await EventStream.WriteAsync(context, null, "end", "{}", stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the server stops.
        }
    }

    private static async Task DownloadAsync(
        string dagId, string runId, string taskId, int tryNumber, int? mapIndex, HttpContext context, RunReader reader, TaskLogs logs,
        CancellationToken cancellationToken)
    {
        var (run, instance) = await reader.InstanceAsync(dagId, runId, taskId, mapIndex ?? -1, cancellationToken);
        var name = string.Concat($"{run.Key}_{instance.Key}_{tryNumber}.log".Select(letter => IsPlain(letter) ? letter : '-'));
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        await foreach (var line in LogEndpoints.AllAsync(logs, run.Key, instance.Key, tryNumber, 0, cancellationToken))
        {
            await context.Response.WriteAsync(
                $"{InstantConverter.Write(line.At)} {line.Level.ToString().ToUpperInvariant(),-11} {line.Text}\n", cancellationToken);
        }
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';
}
