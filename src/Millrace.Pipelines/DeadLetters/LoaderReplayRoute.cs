using Microsoft.Extensions.Logging;
using Millrace.Mongo;
using Millrace.Pipelines.Load;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>
/// Straight into the raw collection by the loader's own writer: upsert by event id, load journal, and a new dead letter for what fails
/// again. A record keeps its source position.
/// </summary>
internal sealed class LoaderReplayRoute : IReplayRoute
{
    private readonly LoadOptions _options;
    private readonly LoadDeadLetters _deadLetters;
    private readonly LoadCounters _counters = new();
    private readonly LoadJournal _journal;
    private readonly BatchLoader _batches;
    private LoadStatistics _before = new();

    public LoaderReplayRoute(
        KafkaOptions kafka, MongoClient mongo, LoadOptions options, ILoggerFactory loggerFactory, TimeProvider timeProvider)
    {
        _options = options;
        _deadLetters = new LoadDeadLetters(kafka, options, loggerFactory, timeProvider);
        _journal = new LoadJournal(mongo, options);
        _batches = new BatchLoader(
            options, mongo, _journal, _deadLetters, _counters, loggerFactory.CreateLogger<DeadLetterReplay>(), timeProvider);
    }

    public string Name => "loader";

    public async Task<ReplayOutcome> SendAsync(IReadOnlyList<StoredDeadLetter> letters, CancellationToken cancellationToken)
    {
        using var documents = new RawDocumentWriter(_options);
        var records = letters.Select(ReplayedRecord.RecordOf).GroupBy(record => record.TopicPartition);
        foreach (var ofPartition in records)
        {
            using var lane = new PartitionLane(ofPartition.Key, _options, static _ => { });
            await using var giveUp = cancellationToken.Register(lane.Fence);
            var journal = await _batches.OpenReplayJournalAsync(lane);
            foreach (var run in Runs(ofPartition.OrderBy(record => record.Offset.Value)))
            {
                await _batches.LoadAsync(run, documents, journal, lane);
            }
        }

        var after = _counters.Snapshot();
        var portion = new LoadStatistics
        {
            Stored = after.Stored - _before.Stored,
            Duplicates = after.Duplicates - _before.Duplicates,
            DeadLettered = after.DeadLettered - _before.DeadLettered,
        };
        _before = after;
        return new ReplayOutcome(letters, null, portion);
    }

    public async ValueTask DisposeAsync()
    {
        _batches.Dispose();
        await _deadLetters.DisposeAsync();
    }

    /// <summary>Cuts records at gaps: the journal names a batch by its first and last offset, and transforms read all between.</summary>
    private static IEnumerable<List<KafkaRecord>> Runs(IEnumerable<KafkaRecord> ordered)
    {
        List<KafkaRecord> run = [];
        foreach (var record in ordered)
        {
            if (run.Count > 0 && record.Offset.Value > run[^1].Offset.Value + 1)
            {
                yield return run;
                run = [];
            }

            run.Add(record);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
