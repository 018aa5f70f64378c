namespace Millrace.Cli.Commands;

/// <summary>Waits that only the user ends.</summary>
internal static class Ending
{
    /// <summary>Completes, without an error, when Ctrl-C or SIGTERM cancels the token.</summary>
    public static Task OnCtrlC(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
            .ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
