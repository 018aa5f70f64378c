using Microsoft.Extensions.Logging;
using Millrace.Mongo;
using Millrace.Pipelines.Groups;

namespace Millrace.Pipelines.Load;

/// <summary>Looks whether the loader's group is paused by hand, and tells the loader. While the store does not answer, what was known
/// last holds.</summary>
internal sealed class PauseWatch(GroupPauses pauses, string group, LoadSignals signals, ILogger logger, TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var paused = await pauses.IsPausedAsync(group, cancellationToken);
            if (paused && !signals.IsPaused)
            {
                signals.Pause();
                logger.GroupPaused(group);
            }
            else if (!paused && signals.IsPaused)
            {
                signals.Resume();
                logger.GroupResumed(group);
            }
        }
        catch (MongoException failure)
        {
            logger.PauseUnknown(group, failure.Message);
        }
    }

    /// <summary>Looks again and again until cancelled by the loader's end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, timeProvider, cancellationToken);
                await LookAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The loader has ended.
        }
    }
}
