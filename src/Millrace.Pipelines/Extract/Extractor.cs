using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// Polls a source: every key, every interval, for a window; each answer becomes records in the topic, or dead letters. One run an
/// instance. <see cref="Statistics"/> may be read from any thread while it runs; the caller cancels, owns the producer and disposes both.
/// </summary>
public sealed class Extractor : IDisposable
{
    private readonly ExtractOptions _options;
    private readonly RecordProducer _producer;
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider;
    private readonly HttpSource _source;
    private readonly RecordBuilder _records;
    private readonly ExtractCounters _counters = new();
    private readonly SemaphoreSlim _requests;
    private readonly string _runId;
    private volatile string? _undeliveredReason;

    /// <summary>Prepares a run; nothing is requested yet.</summary>
    /// <exception cref="PipelineConfigurationException">The definition or an option is out of bounds.</exception>
    public Extractor(
        HttpSourceDefinition definition,
        ExtractOptions options,
        RecordProducer producer,
        ILoggerFactory loggerFactory,
        TimeProvider timeProvider)
    {
        options.Validate();
        _options = options;
        _producer = producer;
        _timeProvider = timeProvider;
        _logger = loggerFactory.CreateLogger<Extractor>();
        _source = new HttpSource(definition, options.Http, loggerFactory, timeProvider);
        _records = new RecordBuilder(definition);
        _requests = new SemaphoreSlim(options.MaxParallelRequests);
        _runId = options.RunId ?? Guid.CreateVersion7(timeProvider.GetUtcNow()).ToString();
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
                + $"{_undeliveredReason}.");
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
        _source.Dispose();
        _requests.Dispose();
    }

    /// <summary>Polls one key through the window; the result is what made it fail, null when it has answered at least once.</summary>
    private async Task<ExtractException?> PollAsync(string key, CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
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

                failure = await PollOnceAsync(key, linked.Token, cancellationToken);
                answered |= failure is null;
                if (failure is { IsTransient: false } || _undeliveredReason is not null)
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

    /// <summary>One poll. <paramref name="fetching"/> ends the requests; <paramref name="stopping"/> only shortens the delivery.</summary>
    private async Task<ExtractException?> PollOnceAsync(string key, CancellationToken fetching, CancellationToken stopping)
    {
        using var activity = PipelineMetrics.Activities.StartActivity("extract", ActivityKind.Client);
        activity?.SetTag("millrace.key", key);
        SourceAnswer answer;
        await _requests.WaitAsync(fetching);
        try
        {
            answer = await _source.FetchAsync(key, _options.ResultsPerRequest, fetching);
        }
        catch (ExtractException failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            _counters.Failed(failure.Message);
            _logger.PollFailed(key, failure.Message);
            return failure;
        }
        finally
        {
            _requests.Release();
        }

        _counters.Answered(answer);
        await DeliverAsync(key, answer, activity?.Id ?? NewTraceParent(), stopping);
        return null;
    }

    // An answer that was fetched is delivered, also when the run is being cancelled; the producer's timeouts bound how long that takes.
    private async Task DeliverAsync(string key, SourceAnswer answer, string traceParent, CancellationToken stopping)
    {
        var origin = new RecordOrigin(answer.ReceivedAt, _runId, traceParent);
        var good = new List<SourceRecord>(answer.Records.Count);
        var dead = new List<DeadLetter>();
        foreach (var element in answer.Records)
        {
            var record = _records.Build(answer.BytesOf(element), element.Type, key, origin, out var violation);
            if (violation is null)
            {
                good.Add(record);
            }
            else
            {
                dead.Add(DeadLetterOf(record, violation));
            }
        }

        var outcomes = await Task.WhenAll(
            _producer.ProduceAsync(good, stopping), _producer.ProduceDeadLettersAsync(dead, stopping));
        for (var index = 0; index < good.Count; index++)
        {
            if (outcomes[0].WasDelivered(index))
            {
                _counters.Delivered(good[index].Key, good[index].Payload.Length);
            }
        }

        _counters.DeadLettered(outcomes[1].Delivered);
        _counters.Undelivered(outcomes[0].Undelivered + outcomes[1].Undelivered);
        _undeliveredReason ??= (outcomes[0].Reason ?? outcomes[1].Reason)?.TrimEnd('.');
        _logger.PollDone(key, answer.Records.Count, dead.Count);
    }

    private DeadLetter DeadLetterOf(SourceRecord record, string violation)
    {
        var message = RecordProducer.MessageOf(record);
        return new DeadLetter
        {
            Key = message.Key,
            Value = message.Value,
            Headers = message.Headers,
            Stage = "extract",
            Reason = DeadLetterReasons.ContractViolation,
            Message = violation,
            At = _timeProvider.GetUtcNow(),
        };
    }

    // Records carry a trace context even when nobody listens to activities here: the next stage may be traced.
    private static string NewTraceParent() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00";
}
