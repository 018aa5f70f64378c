using Microsoft.Extensions.Logging;
using Millrace.Mongo;
using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Load;

/// <summary>
/// Loads a topic into a collection of raw documents, at least once and effectively once: documents are keyed by event id and the
/// first write wins, and an offset is stored only after the store acknowledged. Any number of loaders of one group share the
/// partitions. One run an instance; <see cref="Statistics"/> and <see cref="StopWhenCaughtUp"/> may be used from any thread while it
/// runs. Writes ask for
/// acknowledgement by a majority, journaled. The caller cancels, and owns the MongoDB client.
/// </summary>
public sealed class Loader
{
    private readonly KafkaOptions _kafka;
    private readonly MongoClient _mongo;
    private readonly LoadOptions _options;
    private readonly ILoggerFactory _loggerFactory;
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider;
    private readonly LoadCounters _counters = new();
    private readonly LoadSignals _signals = new();

    /// <summary>Prepares a run; nothing is connected yet.</summary>
    /// <exception cref="PipelineConfigurationException">An option is out of bounds.</exception>
    public Loader(KafkaOptions kafka, MongoClient mongo, LoadOptions options, ILoggerFactory loggerFactory, TimeProvider timeProvider)
    {
        kafka.Validate();
        options.Validate();
        _kafka = kafka;
        _mongo = mongo;
        _options = options;
        _loggerFactory = loggerFactory;
        _timeProvider = timeProvider;
        _logger = loggerFactory.CreateLogger<Loader>();
    }

    /// <summary>What the run has done so far. Thread-safe.</summary>
    public LoadStatistics Statistics => _signals.Complete(_counters.Snapshot());

    /// <summary>Makes the run end once everything that is in the topic at this moment is loaded, by this loader or others of its
    /// group. May be called before the run. Thread-safe.</summary>
    public void StopWhenCaughtUp() => _signals.StopWhenCaughtUp = true;

    /// <summary>Loads until cancelled or caught up (<see cref="StopWhenCaughtUp"/>). While the store or the cluster is away it waits and
    /// tries again. Cancelling finishes the batches under way (at most the drain timeout), commits and leaves the group.</summary>
    /// <exception cref="KafkaLibraryException">librdkafka is not installed.</exception>
    /// <exception cref="StreamException">The cluster cannot be reached at the start, or a topic is not as needed.</exception>
    /// <exception cref="LoadException">The store cannot be reached at the start, or either side refuses for good.</exception>
    public async Task<LoadReport> RunAsync(CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        await TopicSetup.EnsureAsync(_kafka, _options.Stream.NeededTopics, _loggerFactory, cancellationToken);
        await PrepareStoreAsync(cancellationToken);
        await using var deadLetters = new LoadDeadLetters(_kafka, _options, _loggerFactory, _timeProvider);
        using var batches = new BatchLoader(
            _options,
            _mongo,
            new LoadJournal(_mongo, _options),
            deadLetters,
            _counters,
            _logger,
            _timeProvider);
        var consumer = new PartitionConsumer(_kafka, _options, batches, _counters, _signals, _logger, _timeProvider);
        var pauses = new PauseWatch(
            new GroupPauses(_mongo, _options.StateDatabase), _options.Group, _signals, _logger, _timeProvider);
        await pauses.LookAsync(cancellationToken);
        using var ended = new CancellationTokenSource();
        var watching = pauses.RunAsync(ended.Token);
        // The consumer's calls block, and its callbacks run inside them: a thread of its own.
        bool caughtUp;
        try
        {
            caughtUp = await Task.Factory.StartNew(
                () => consumer.Run(cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            await ended.CancelAsync();
            await watching;
        }

        var statistics = Statistics;
        _logger.LoadDone(_options.Group, statistics.Stored, statistics.Duplicates, statistics.DeadLettered);
        return new LoadReport(statistics, _timeProvider.GetElapsedTime(started), caughtUp);
    }

    private MongoCollection Target => _mongo.Database(_options.Target.Database).Collection(_options.Target.Collection);

    private async Task PrepareStoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Target.CreateIndexesAsync(
                [new IndexModel(RawDocuments.PositionIndexKeys) { Name = RawDocuments.PositionIndex }], cancellationToken);
        }
        catch (MongoException failure)
        {
            throw new LoadException($"The store cannot take records into {_options.Target}: {failure.Message}", failure);
        }
    }
}
