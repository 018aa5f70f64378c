using Microsoft.Extensions.Logging;
using Millrace.Pipelines;
using Millrace.Pipelines.Extract;

namespace Millrace.Cli.Hosting;

/// <summary>
/// Starts an extraction at once and then at every interval, until cancelled. One that fails is logged, and the next begins in its
/// time; one that takes longer than the interval delays the next. <see cref="Total"/> is thread-safe.
/// </summary>
internal sealed class ExtractionTimer(Func<Extractor> create, TimeSpan interval, ILogger logger)
{
    private volatile ExtractStatistics _done = new();
    private volatile Extractor? _current;

    /// <summary>What all extractions together have done.</summary>
    public ExtractStatistics Total => Sum(_done, _current?.Statistics);

    /// <summary>Runs until cancelled; a record that was fetched is delivered before this returns.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval, TimeProvider.System);
        do
        {
            using var extractor = create();
            _current = extractor;
            try
            {
                await extractor.RunAsync(cancellationToken);
            }
            catch (PipelineException failure)
            {
                logger.ExtractionFailed(failure.Message);
            }
            finally
            {
                _done = Total;
                _current = null;
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private static ExtractStatistics Sum(ExtractStatistics done, ExtractStatistics? current) => current is null
        ? done
        : done with
        {
            Polls = done.Polls + current.Polls,
            FailedPolls = done.FailedPolls + current.FailedPolls,
            Retries = done.Retries + current.Retries,
            Records = done.Records + current.Records,
            Delivered = done.Delivered + current.Delivered,
            DeadLettered = done.DeadLettered + current.DeadLettered,
            Undelivered = done.Undelivered + current.Undelivered,
            LastError = current.LastError ?? done.LastError,
        };
}
