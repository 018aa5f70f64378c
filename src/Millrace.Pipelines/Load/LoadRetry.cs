using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Millrace.Pipelines.Load;

/// <summary>How a step that the store or the dead-letter topic could not take for the time being is repeated: without end, ever more
/// slowly.</summary>
internal static class LoadRetry
{
    public static readonly ResiliencePropertyKey<int> PartitionKey = new("partition");

    public static ResiliencePipeline Create(LoadOptions options, LoadCounters counters, ILogger logger, TimeProvider timeProvider) =>
        new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is { } failure && (failure is StoreBusyException || StoreFaults.IsPassing(failure))),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryBaseDelay,
                MaxDelay = options.RetryMaxDelay,
                OnRetry = args =>
                {
                    args.Context.Properties.TryGetValue(PartitionKey, out var partition);
                    counters.Retried(partition, args.Outcome.Exception!.Message);
                    logger.LoadRetry(partition, args.Outcome.Exception.Message, args.AttemptNumber + 1, args.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
}
