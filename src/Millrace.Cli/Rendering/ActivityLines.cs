using System.Diagnostics;
using Millrace.Cli.Hosting;

namespace Millrace.Cli.Rendering;

/// <summary>A line whenever the tasks of this process have done something, until the user ends it.</summary>
internal static class ActivityLines
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Writes until cancelled, which is no error here.</summary>
    public static async Task WriteAsync(OrchestratorHost node, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var shown = "";
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var activity = node.Activity;
                // Without the time, which always differs.
                var progress = new PipelineProgress(
                    TimeSpan.Zero, activity.Extract.Total, activity.Load.Total, activity.Transform.Total);
                if (progress.ToLine() != shown)
                {
                    shown = progress.ToLine();
                    await Console.Out.WriteLineAsync((progress with { Elapsed = Stopwatch.GetElapsedTime(begun) }).ToLine());
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how it ends.
        }
    }
}
