using Microsoft.Extensions.Logging;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// Polls a source: every key, every interval, for a window; each answer becomes records in the topic, or dead letters. One run an
/// instance. <see cref="Statistics"/> may be read from any thread while it runs; the caller cancels, owns the producer and disposes both.
/// </summary>
public sealed class Extractor : IDisposable
{
    private readonly ExtractOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider;
    private readonly HttpSource _source;
    private readonly RecordDelivery _delivery;
    private readonly PagePoller _poller;
    private readonly ExtractCounters _counters = new();
    private readonly string _runId;

    /// <summary>Prepares a run; nothing is requested yet.</summary>
    /// <param name="definition">What is asked, and what its records are.</param>
    /// <param name="options">How often and how long.</param>
    /// <param name="producer">Where the records go.</param>
    /// <param name="loggerFactory">Makes the loggers.</param>
    /// <param name="timeProvider">Times the polls.</param>
    /// <param name="cursors">Where positions are kept between runs; null keeps them for this run only.</param>
    /// <exception cref="PipelineConfigurationException">The definition or an option is out of bounds.</exception>
    public Extractor(
        HttpSourceDefinition definition,
        ExtractOptions options,
        RecordProducer producer,
        ILoggerFactory loggerFactory,
        TimeProvider timeProvider,
        SourceCursors? cursors = null)
    {
        options.Validate();
        _options = options;
        _timeProvider = timeProvider;
        _logger = loggerFactory.CreateLogger<Extractor>();
        _runId = options.RunId ?? Guid.CreateVersion7(timeProvider.GetUtcNow()).ToString();
        _source = new HttpSource(definition, options.Http, loggerFactory, timeProvider);
        _delivery = new RecordDelivery(producer, _counters, timeProvider);
        var records = new RecordBuilder(definition, _logger);
        _poller = new PagePoller(definition, options, _source, records, _delivery, _counters, cursors, _runId, _logger);
    }

    /// <summary>What the run has done so far. Thread-safe.</summary>
    public ExtractStatistics Statistics => _counters.Snapshot(_source.Retries);

    /// <summary>Polls until the window has passed or the run is cancelled. Cancelling stops the requests; records already fetched are
    /// still delivered, and the report says that the run was interrupted.</summary>
    /// <exception cref="ExtractException">No poll of some key got an answer, or the source refused for good.</exception>
    /// <exception cref="StreamException">Kafka did not acknowledge some records; the message says how many.</exception>
    public async Task<ExtractReport> RunAsync(CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        var failures = await Task.WhenAll((_options.PollKeys ?? _options.Keys).Select(key => PollAsync(key, cancellationToken)));
        var statistics = Statistics;
        _logger.ExtractDone(_runId, statistics.Delivered, statistics.DeadLettered, statistics.FailedPolls);
        if (statistics.Undelivered > 0)
        {
            throw new StreamException(
                $"{statistics.Undelivered} of {statistics.Records} records were not delivered to Kafka ({statistics.Delivered} were): "
                + $"{_delivery.UndeliveredReason}. {UndeliveredIds(statistics.Undelivered)}")
            {
                UndeliveredEventIds = _delivery.UndeliveredIds,
            };
        }

        var interrupted = cancellationToken.IsCancellationRequested;
        if (!interrupted && failures.FirstOrDefault(failure => failure is not null) is { } first)
        {
            throw first;
        }

        return new ExtractReport(_runId, statistics, _timeProvider.GetElapsedTime(started), interrupted);
    }

    /// <summary>Closes the source's connections.</summary>
    public void Dispose()
    {
        _poller.Dispose();
        _source.Dispose();
    }

    /// <summary>Polls one key through the window; the result is what made it fail, null when it has answered at least once.</summary>
    private async Task<ExtractException?> PollAsync(string key, CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        var repeatUntil = started + (long)(_options.Window.TotalSeconds * _timeProvider.TimestampFrequency);
        var answered = false;
        ExtractException? failure = null;
        // A poll begun before the window's end may finish, but its retries must not go on for ever.
        using var deadline = new CancellationTokenSource(_options.Window + _options.Http.RequestTimeout, _timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, _options.Window > TimeSpan.Zero ? deadline.Token : CancellationToken.None);
        try
        {
            for (var next = TimeSpan.Zero; next == TimeSpan.Zero || next < _options.Window;)
            {
                var wait = next - _timeProvider.GetElapsedTime(started);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, _timeProvider, cancellationToken);
                }

                failure = await _poller.PollAsync(key, repeatUntil, linked.Token, cancellationToken);
                answered |= failure is null;
                if (failure is { IsTransient: false } || _delivery.UndeliveredReason is not null)
                {
                    break;
                }

                // Polls that did not fit in are skipped, not caught up: the source is asked no faster than the interval.
                var now = _timeProvider.GetElapsedTime(started) + (failure?.RetryAfter ?? TimeSpan.Zero);
                next = now > next + _options.PollInterval ? now : next + _options.PollInterval;
            }
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            if (!answered && !cancellationToken.IsCancellationRequested)
            {
                failure ??= new ExtractException($"The source gave no answer for {key} within the window of {_options.Window}.");
            }
        }

        return answered && failure is not { IsTransient: false } ? null : failure;
    }

    private string UndeliveredIds(long count)
    {
        const int Shown = 10;
        var ids = _delivery.UndeliveredIds;
        var more = count > Shown ? $" and {count - Shown} more" : "";
        return $"Their event ids: {string.Join(", ", ids.Take(Shown))}{more}.";
    }
}
