using Spectre.Console;

namespace Millrace.Cli.Rendering;

/// <summary>
/// Shows how a run goes while it goes: a table that is drawn again in a terminal, a line every two seconds elsewhere.
/// </summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(2);

    /// <summary>Shows progress until the work ends; then awaits the work, so that its error is thrown from here.</summary>
    public static async Task WhileAsync(Task work, Func<PipelineProgress> progress)
    {
        if (AnsiConsole.Profile.Capabilities is { Interactive: true, Ansi: true })
        {
            await AnsiConsole.Live(Draw(progress())).AutoClear(true).StartAsync(async live =>
            {
                while (!await EndsWithinAsync(work, TerminalInterval))
                {
                    live.UpdateTarget(Draw(progress()));
                }
            });
        }
        else
        {
            while (!await EndsWithinAsync(work, LineInterval))
            {
                await Console.Out.WriteLineAsync(progress().ToLine());
            }
        }

        await work;
    }

    private static async Task<bool> EndsWithinAsync(Task work, TimeSpan time) =>
        await Task.WhenAny(work, Task.Delay(time, TimeProvider.System)) == work;

    private static Table Draw(PipelineProgress progress)
    {
        var seconds = Math.Max(progress.Elapsed.TotalSeconds, 0.001);
        var table = Tables.Plain("Stage", "Records#", "Rate#", "");
        if (progress.Extract is { } extract)
        {
            var requests = $"{extract.Polls:N0} requests, {extract.Retries:N0} retries{Dead(extract.DeadLettered)}";
            Row(table, "extract", extract.Delivered, seconds, requests);
        }

        if (progress.Load is { } load)
        {
            var latency = load.Latency.Count > 0
                ? $", p50 {Tables.Duration(load.Latency.P50)}, p99 {Tables.Duration(load.Latency.P99)}"
                : "";
            Row(table, "load", load.Stored, seconds, $"{load.Lag:N0} behind{latency}{Dead(load.DeadLettered)}");
        }

        if (progress.Transform is { } transform)
        {
            var views = transform.Current ?? $"{transform.ViewsUpdated:N0} views updated";
            table.AddRow(new Text("transform"), new Text(""), new Text(""), new Text(views));
        }

        var trouble = progress.Load?.Trouble ?? progress.Extract?.LastError;
        table.Caption(new TableTitle(Markup.Escape(trouble ?? $"{seconds:0} s, Ctrl-C ends it cleanly")));
        return table;
    }

    private static void Row(Table table, string stage, long records, double seconds, string detail) =>
        table.AddRow(new Text(stage), Tables.Number(records), new Text($"{records / seconds:N0}/s"), new Text(detail));

    private static string Dead(long count) => count == 0 ? "" : $", {count:N0} dead letters";
}
