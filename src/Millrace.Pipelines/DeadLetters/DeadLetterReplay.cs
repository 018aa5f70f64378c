using Microsoft.Extensions.Logging;
using Millrace.Mongo;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>
/// Sends open dead letters back into the pipeline with their original key, value and headers. A letter is noted as replayed once it is
/// acknowledged, so a replay may be interrupted and repeated: what was noted is left alone, and what was sent but not noted finds its
/// document. What fails again becomes a new letter that names the first one, with the next attempt. Thread-safe; the caller cancels and
/// owns the MongoDB client.
/// </summary>
public sealed class DeadLetterReplay
{
    private const int PortionLetters = 200;

    private readonly KafkaOptions _kafka;
    private readonly MongoClient _mongo;
    private readonly LoadOptions _options;
    private readonly ContractCheck? _contract;
    private readonly ILoggerFactory _loggerFactory;
    private readonly TimeProvider _timeProvider;
    private readonly DeadLetterQueue _queue;
    private readonly ReplayMarks _marks;

    /// <summary>Prepares; nothing is connected yet.</summary>
    /// <param name="kafka">The cluster.</param>
    /// <param name="mongo">The store.</param>
    /// <param name="options">The pipeline whose letters are replayed.</param>
    /// <param name="contract">Judges letters of the extractor, which never passed the contract; null lets them pass.</param>
    /// <param name="loggerFactory">Where to log.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <exception cref="PipelineConfigurationException">An option is out of bounds.</exception>
    /// <exception cref="KafkaLibraryException">librdkafka is not installed.</exception>
    public DeadLetterReplay(
        KafkaOptions kafka,
        MongoClient mongo,
        LoadOptions options,
        ContractCheck? contract,
        ILoggerFactory loggerFactory,
        TimeProvider timeProvider)
    {
        _queue = new DeadLetterQueue(kafka, mongo, options, loggerFactory);
        _marks = new ReplayMarks(mongo, options.StateDatabase);
        _kafka = kafka;
        _mongo = mongo;
        _options = options;
        _contract = contract;
        _loggerFactory = loggerFactory;
        _timeProvider = timeProvider;
    }

    /// <summary>Says what a replay would do, and does nothing.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    /// <exception cref="MongoException">The state database does not answer.</exception>
    public async Task<ReplayReport> PlanAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        var report = new ReplayReport();
        await foreach (var letter in _queue.ReadAsync(filter, cancellationToken))
        {
            report = Sort(report, letter, out _);
        }

        return report;
    }

    /// <summary>Replays into the source topic, each record to the partition it came from. Cancelling ends between portions; what was
    /// acknowledged is noted.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    /// <exception cref="MongoException">The state database does not answer.</exception>
    public async Task<ReplayReport> ThroughTopicAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        var delivery = new KafkaDelivery(_kafka, _options.Stream, _loggerFactory, _timeProvider);
        await using var route = new TopicReplayRoute(delivery, _options.Stream);
        await delivery.LearnAsync(_options.Stream.Topic.Name);
        return await RunAsync(route, filter, cancellationToken);
    }

    /// <summary>Replays straight into the raw collection, by the loader's own writer. Cancelling ends at once; what was under way is
    /// done again by the next replay, to no other effect.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    /// <exception cref="LoadException">The store refuses for good.</exception>
    /// <exception cref="MongoException">The state database does not answer.</exception>
    public async Task<ReplayReport> ThroughLoaderAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        await using var route = new LoaderReplayRoute(_kafka, _mongo, _options, _loggerFactory, _timeProvider);
        return await RunAsync(route, filter, cancellationToken);
    }

    private async Task<ReplayReport> RunAsync(IReplayRoute route, DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        var report = new ReplayReport();
        var portion = new List<StoredDeadLetter>(PortionLetters);
        await foreach (var letter in _queue.ReadAsync(filter, cancellationToken))
        {
            report = Sort(report, letter, out var isOpen);
            if (isOpen)
            {
                portion.Add(letter);
            }

            if (portion.Count == PortionLetters)
            {
                report = await SendAsync(route, portion, report, cancellationToken);
                portion.Clear();
            }
        }

        return portion.Count > 0 ? await SendAsync(route, portion, report, cancellationToken) : report;
    }

    private ReplayReport Sort(ReplayReport report, StoredDeadLetter letter, out bool isOpen)
    {
        isOpen = false;
        report = report with { Selected = report.Selected + 1 };
        if (letter.IsReplayed)
        {
            return report with { AlreadyReplayed = report.AlreadyReplayed + 1 };
        }

        if (letter.Letter is { Stage: DeadLetterStages.Extract, Value: { } value } && _contract?.Violation(value) is { } violation)
        {
            return report with { Refused = report.Refused + 1, Reason = report.Reason ?? violation.TrimEnd('.') };
        }

        isOpen = true;
        return report with { Open = report.Open + 1 };
    }

    private async Task<ReplayReport> SendAsync(
        IReplayRoute route, IReadOnlyList<StoredDeadLetter> letters, ReplayReport report, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outcome = await route.SendAsync(letters, cancellationToken);
        // What is acknowledged is noted, also when the caller has no more time.
        await _marks.AddAsync(outcome.Done, route.Name, _timeProvider.GetUtcNow(), CancellationToken.None);
        PipelineMetrics.DeadLettersReplayed.Add(outcome.Done.Count, new KeyValuePair<string, object?>("through", route.Name));
        return report with
        {
            Sent = report.Sent + outcome.Done.Count,
            Stored = report.Stored + (outcome.Load?.Stored ?? 0),
            Duplicates = report.Duplicates + (outcome.Load?.Duplicates ?? 0),
            FailedAgain = report.FailedAgain + (outcome.Load?.DeadLettered ?? 0),
            Reason = outcome.Reason ?? report.Reason,
        };
    }
}
