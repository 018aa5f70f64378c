using System.Text.Json;
using System.Threading.Channels;
using Millrace.Pipelines;
using Millrace.Pipelines.Stream;
using Millrace.Server.Hosting;
using Millrace.Server.Live;
using Millrace.Server.Streams.Shapes;

namespace Millrace.Server.Streams;

/// <summary>
/// New records of a topic as server-sent events: <c>start</c> once nothing that is written is missed, then <c>record</c>, and
/// <c>dropped</c> with how many were left out because they came faster than a page can show them. It ends with the client.
/// </summary>
internal static class TailEndpoint
{
    private const int MostPerSecond = 200;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(250);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/topics/{topic}/tail", TailAsync);

    private static async Task TailAsync(
        string topic, int? partition, string? key, string? contains, string? path, string? equals, HttpContext context,
        RecordBrowser browser, ClusterWatch cluster, TailSlots slots, TimeProvider time)
    {
        using var stopping = context.EndsWithServer();
        var filter = RecordEndpoints.FilterOf(key, contains, path, equals);
        var found = await TopicEndpoints.FindAsync(topic, cluster, stopping.Token);
        if (partition is { } one && !found.Partitions.Any(present => present.Partition == one))
        {
            throw ApiException.Invalid("partition", $"Topic '{topic}' has {found.Partitions.Count} partitions, counted from 0.");
        }

        if (!await slots.TryTakeAsync(stopping.Token))
        {
            throw new ApiException(
                StatusCodes.Status503ServiceUnavailable, $"{TailSlots.Most} live tails are open: close one, then try again.");
        }

        try
        {
            await RunAsync(topic, partition, filter, context, browser, time, stopping);
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the server stops.
        }
        finally
        {
            await stopping.CancelAsync();
            slots.Give();
        }
    }

    private static async Task RunAsync(
        string topic, int? partition, RecordFilter filter, HttpContext context, RecordBrowser browser, TimeProvider time,
        CancellationTokenSource stopping)
    {
        var dropped = 0L;
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var channel = Channel.CreateBounded<TopicRecord>(
            new BoundedChannelOptions(MostPerSecond) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref dropped));
        var follow = browser.FollowAsync(
            topic, partition, filter, begun.SetResult, record => channel.Writer.TryWrite(record), stopping.Token);
        EventStream.Begin(context);
        await Task.WhenAny(begun.Task, follow);
        if (begun.Task.IsCompleted)
        {
            await TellAsync(context, "start", new TailStart(topic, MostPerSecond), stopping.Token);
        }

        await EventStream.WriteHeartbeatAsync(context, stopping.Token);
        var (total, told, quiet) = (0L, 0L, TimeSpan.Zero);
        using var timer = new PeriodicTimer(Turn, time);
        while (!follow.IsCompleted && await timer.WaitForNextTickAsync(stopping.Token))
        {
            var most = (int)(MostPerSecond * Turn.TotalSeconds);
            var sent = 0;
            for (; sent < most && channel.Reader.TryRead(out var record); sent++)
            {
                await TellAsync(context, "record", RecordShapes.Listed(record), stopping.Token);
            }

            total += sent;
            if (Interlocked.Read(ref dropped) is var lost && lost > told)
            {
                told = lost;
                await TellAsync(context, "dropped", new TailDrops(lost, total + lost), stopping.Token);
            }

            quiet = sent > 0 ? TimeSpan.Zero : quiet + Turn;
            if (sent > 0)
            {
                await context.Response.Body.FlushAsync(stopping.Token);
            }
            else if (quiet >= EventStream.Heartbeat)
            {
                quiet = TimeSpan.Zero;
                await EventStream.WriteHeartbeatAsync(context, stopping.Token);
            }
        }

        var problem = follow.Exception?.InnerException is PipelineException failure ? failure.Message : $"Topic '{topic}' is gone.";
        await TellAsync(context, "problem", new TailProblem(problem), stopping.Token);
    }

    private static Task TellAsync<T>(HttpContext context, string name, T payload, CancellationToken cancellationToken) =>
        EventStream.WriteAsync(context, null, name, JsonSerializer.Serialize(payload, ApiJson.Options), cancellationToken);
}
