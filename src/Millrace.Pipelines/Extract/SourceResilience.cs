using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// How a source is asked: attempts wait for their turn in the rate limit, have a time limit, are repeated with exponential backoff and
/// jitter when asking again may help, and cease for a while when nothing but failures came. Thread-safe.
/// </summary>
internal sealed class SourceResilience : IDisposable
{
    private readonly HttpSourceOptions _options;
    private readonly string _source;
    private readonly ILogger _logger;
    private readonly SourceFailures _failures;
    private readonly ResiliencePipeline _attempts;
    private readonly ResiliencePipeline _timeout;
    private readonly RateLimiter? _limiter;
    private readonly TimeProvider _timeProvider;
    private long _retries;
    private volatile string _lastFailure = "";

    public SourceResilience(
        HttpSourceDefinition definition, HttpSourceOptions options, SourceFailures failures, ILogger logger, TimeProvider timeProvider)
    {
        _options = options;
        _source = definition.Name;
        _logger = logger;
        _failures = failures;
        _timeProvider = timeProvider;
        _attempts = CreateAttempts(timeProvider);
        _timeout = new ResiliencePipelineBuilder { TimeProvider = timeProvider }.AddTimeout(options.RequestTimeout).Build();
        _limiter = definition.RateLimit is { } rate
            ? new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
            {
                PermitLimit = rate.Requests,
                Window = rate.Per,
                SegmentsPerWindow = 10,
                QueueLimit = 10_000,
            })
            : null;
    }

    public long Retries => Volatile.Read(ref _retries);

    /// <summary>Asks until there is an answer, or asking again would not help.</summary>
    /// <exception cref="ExtractException">There is none.</exception>
    public async Task<T> ExecuteAsync<T>(Uri url, Func<Uri, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await _attempts.ExecuteAsync(
                static async (state, token) => await state.Self.AttemptAsync(state.Url, state.Ask, token),
                (Self: this, Url: url, Ask: ask),
                cancellationToken);
        }
        catch (BrokenCircuitException open)
        {
            var wait = open.RetryAfter ?? _options.BreakerPause;
            throw new ExtractException(
                $"Source {_source} is left alone for another {wait.TotalSeconds:0.#} s, because every request failed; "
                + $"the last: {_lastFailure}",
                open)
            {
                IsTransient = true,
                RetryAfter = wait,
            };
        }
    }

    public void Dispose() => _limiter?.Dispose();

    private async Task<T> AttemptAsync<T>(Uri url, Func<Uri, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        try
        {
            return await _timeout.ExecuteAsync(
                static async (state, token) => await state.Ask(state.Url, token), (Ask: ask, Url: url), cancellationToken);
        }
        catch (TimeoutRejectedException timeout)
        {
            throw _failures.TimedOut(url.ToString(), timeout);
        }
    }

    private async ValueTask<RateLimitLease?> TakeTurnAsync(CancellationToken cancellationToken)
    {
        if (_limiter is null)
        {
            return null;
        }

        var asked = _timeProvider.GetTimestamp();
        var turn = await _limiter.AcquireAsync(1, cancellationToken);
        PipelineMetrics.ExtractRateLimitWait.Record(_timeProvider.GetElapsedTime(asked).TotalSeconds);
        return turn;
    }

    private ResiliencePipeline CreateAttempts(TimeProvider timeProvider)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = timeProvider };
        if (_options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is ExtractException { IsTransient: true }),
                MaxRetryAttempts = _options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _options.RetryBaseDelay,
                MaxDelay = _options.RetryMaxDelay,
                DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as ExtractException)?.RetryAfter),
                OnRetry = OnRetry,
            });
        }

        return builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(IsFailure(args.Outcome.Exception)),
            FailureRatio = 1,
            MinimumThroughput = _options.BreakerFailures,
            SamplingDuration = _options.BreakerWindow,
            BreakDuration = _options.BreakerPause,
            OnOpened = args =>
            {
                _logger.CircuitOpened(_source, args.BreakDuration, _lastFailure);
                return ValueTask.CompletedTask;
            },
            OnClosed = _ =>
            {
                _logger.CircuitClosed(_source);
                return ValueTask.CompletedTask;
            },
        }).Build();
    }

    private bool IsFailure(Exception? outcome)
    {
        if (outcome is not ExtractException { IsTransient: true } failure)
        {
            return false;
        }

        _lastFailure = failure.Message;
        return true;
    }

    private ValueTask OnRetry(OnRetryArguments<object> args)
    {
        Interlocked.Increment(ref _retries);
        PipelineMetrics.ExtractRetries.Add(1);
        _logger.ExtractRetry(args.Outcome.Exception!.Message, args.AttemptNumber + 1, _options.MaxRetries, args.RetryDelay);
        return ValueTask.CompletedTask;
    }
}
