using Microsoft.Extensions.Logging;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Load;

/// <summary>
/// Says what a loader would do with the records its group has not committed: it reads them without joining the group, judges them by the
/// loader's own rules and looks their ids up. It writes and commits nothing. Thread-safe.
/// </summary>
public sealed class LoadPreview
{
    /// <summary>The most records that are looked at: the ids of all of them are held in memory.</summary>
    public const int MaxRecords = 100_000;

    private readonly LoadOptions _options;
    private readonly MongoCollection? _raw;
    private readonly TopicReader _reader;
    private readonly TimeProvider _timeProvider;

    /// <summary>Prepares; nothing is sent yet.</summary>
    /// <param name="kafka">The cluster.</param>
    /// <param name="mongo">The store; null where there is none yet, so that nothing is stored.</param>
    /// <param name="options">What would be loaded.</param>
    /// <param name="loggerFactory">Makes the logger.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <exception cref="PipelineConfigurationException">An option is out of bounds.</exception>
    /// <exception cref="KafkaLibraryException">librdkafka is not installed.</exception>
    public LoadPreview(
        KafkaOptions kafka, MongoClient? mongo, LoadOptions options, ILoggerFactory loggerFactory, TimeProvider timeProvider)
    {
        kafka.Validate();
        options.Validate();
        KafkaNative.EnsureLoaded();
        _options = options;
        _raw = mongo?.Database(options.Target.Database).Collection(options.Target.Collection);
        _reader = new TopicReader(kafka, loggerFactory.CreateLogger<LoadPreview>());
        _timeProvider = timeProvider;
    }

    /// <summary>Looks at the records up to the topic's end as it is now, or at the first <see cref="MaxRecords"/>.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    /// <exception cref="LoadException">The store cannot be read.</exception>
    public async Task<LoadPreviewReport> RunAsync(CancellationToken cancellationToken)
    {
        using var documents = new RawDocumentWriter(_options);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var report = new LoadPreviewReport();
        var batch = new List<KafkaRecord>(_options.BatchRecords);
        await foreach (var record in _reader.ReadBehindAsync(_options.Stream.Topic.Name, _options.Group, cancellationToken))
        {
            if (report.Read + batch.Count == MaxRecords)
            {
                report = report with { IsCut = true };
                break;
            }

            batch.Add(record);
            if (batch.Count == _options.BatchRecords)
            {
                report = await JudgeAsync(batch, documents, seen, report, cancellationToken);
                batch.Clear();
            }
        }

        return await JudgeAsync(batch, documents, seen, report, cancellationToken);
    }

    private async Task<LoadPreviewReport> JudgeAsync(
        List<KafkaRecord> records,
        RawDocumentWriter documents,
        HashSet<string> seen,
        LoadPreviewReport report,
        CancellationToken cancellationToken)
    {
        if (records.Count == 0)
        {
            return report;
        }

        var batch = PreparedBatch.Create(records, documents, _timeProvider.GetUtcNow());
        var ids = batch.Writes.ConvertAll(write => BsonDocument.Parse(documents[write.Filter])["_id"].AsString);
        var stored = await StoredAsync(ids, cancellationToken);
        var fresh = ids.Count(id => !stored.Contains(id) && seen.Add(id));
        var dead = new SortedDictionary<string, long>(report.DeadLetters.ToDictionary(), StringComparer.Ordinal);
        foreach (var failure in batch.Failures.Values)
        {
            dead[failure.Reason] = dead.GetValueOrDefault(failure.Reason) + 1;
        }

        return report with
        {
            Read = report.Read + records.Count,
            Stored = report.Stored + fresh,
            Duplicates = report.Duplicates + ids.Count - fresh + batch.Coalesced,
            DeadLetters = dead,
        };
    }

    private async Task<HashSet<string>> StoredAsync(List<string> ids, CancellationToken cancellationToken)
    {
        if (_raw is null)
        {
            return [];
        }

        var filter = new BsonDocument("_id", new BsonDocument("$in", new BsonArray(ids.Select(id => (BsonValue)id))));
        var stored = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var found = _raw.FindAsync(filter, new FindOptions { Projection = new BsonDocument("_id", 1) });
            await foreach (var document in found.WithCancellation(cancellationToken))
            {
                stored.Add(document["_id"].AsString);
            }
        }
        catch (MongoException failure)
        {
            throw new LoadException($"{_options.Target} could not be read: {failure.Message.TrimEnd('.')}.", failure);
        }

        return stored;
    }
}
