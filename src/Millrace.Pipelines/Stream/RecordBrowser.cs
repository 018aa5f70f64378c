using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Stream;

/// <summary>Finds records in topics by place, time, key and content, page by page, without joining a group; follows new ones.
/// Thread-safe.</summary>
public sealed class RecordBrowser : IDisposable
{
    private const int PageFetchBytes = 32 * 1024;
    private const int SearchFetchBytes = 1024 * 1024;

    private readonly KafkaOptions _kafka;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ConsumerPool _pages;
    private readonly ConsumerPool _searches;

    /// <summary>Prepares; nothing is connected yet.</summary>
    /// <exception cref="PipelineConfigurationException">An option is out of bounds.</exception>
    /// <exception cref="KafkaLibraryException">librdkafka is not installed.</exception>
    public RecordBrowser(KafkaOptions kafka, ILoggerFactory loggerFactory, TimeProvider timeProvider)
    {
        kafka.Validate();
        KafkaNative.EnsureLoaded();
        _kafka = kafka;
        _timeProvider = timeProvider;
        _logger = loggerFactory.CreateLogger<RecordBrowser>();
        _pages = new ConsumerPool(kafka, PageFetchBytes, _logger);
        _searches = new ConsumerPool(kafka, SearchFetchBytes, _logger);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pages.Dispose();
        _searches.Dispose();
    }

    /// <summary>A page of records; null when there is no such topic.</summary>
    /// <exception cref="PipelineConfigurationException">The topic has no such partition.</exception>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    public Task<RecordPage?> BrowseAsync(RecordQuery query, CancellationToken cancellationToken) => AskAsync(
        query.Filter.AdmitsAll && query.Limit <= 500 ? _pages : _searches,
        query.Topic,
        consumer => InspectionConsumer.ExtentsOf(consumer, _kafka, query.Topic) is { } extents
            ? new BrowseRound(consumer, _kafka, query, extents, _timeProvider).Run(cancellationToken)
            : null,
        cancellationToken);

    /// <summary>The record at a place; null when there is none.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    public async Task<TopicRecord?> FindAsync(string topic, int partition, long offset, CancellationToken cancellationToken)
    {
        var query = new RecordQuery
        {
            Topic = topic, Partition = partition, Order = RecordOrder.Oldest, Offset = offset, Limit = 1, MaxTime = _kafka.RequestTimeout,
        };
        var page = await AskAsync(
            _pages,
            topic,
            consumer => InspectionConsumer.ExtentsOf(consumer, _kafka, topic) is { } extents
                && extents.Exists(extent => extent.Partition == partition && extent.Start <= offset && offset < extent.End)
                ? new BrowseRound(consumer, _kafka, query, extents, _timeProvider).Run(cancellationToken)
                : null,
            cancellationToken);
        return page?.Records is [var record] && record.Offset == offset ? record : null;
    }

    /// <summary>Gives every new record that is wanted to <paramref name="take"/>, which must not block, until cancelled.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="partition">The one partition meant; null for all.</param>
    /// <param name="filter">Which records.</param>
    /// <param name="begin">Called once the places are known from which on nothing is missed.</param>
    /// <param name="take">Called with each record, in order within a partition.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False when there is no such topic or partition.</returns>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    public Task<bool> FollowAsync(
        string topic, int? partition, RecordFilter filter, Action begin, Action<TopicRecord> take, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => Follow(topic, partition, filter, begin, take, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

    private bool Follow(
        string topic, int? partition, RecordFilter filter, Action begin, Action<TopicRecord> take, CancellationToken cancellationToken)
    {
        using var consumer = InspectionConsumer.Create(_kafka, InspectionConsumer.NoGroup, _logger);
        try
        {
            var places = InspectionConsumer.ExtentsOf(consumer, _kafka, topic)?
                .Where(extent => partition is null || extent.Partition == partition)
                .Select(extent => new TopicPartitionOffset(topic, extent.Partition, extent.End))
                .ToList() ?? [];
            if (places.Count == 0)
            {
                return false;
            }

            consumer.Assign(places);
        }
        catch (KafkaException failure)
        {
            throw InspectionConsumer.Failed($"Topic {topic} could not be read", _kafka, failure);
        }

        begin();
        while (!cancellationToken.IsCancellationRequested)
        {
            if (InspectionConsumer.Poll(consumer, _kafka) is { IsPartitionEOF: false } record
                && filter.Admits(record.Message.Key, record.Message.Value))
            {
                take(TopicRecord.Of(record));
            }
        }

        return true;
    }

    private Task<T> AskAsync<T>(
        ConsumerPool pool, string topic, Func<IConsumer<byte[]?, byte[]?>, T> question, CancellationToken cancellationToken) =>
        pool.AskAsync(
            consumer =>
            {
                try
                {
                    return question(consumer);
                }
                catch (KafkaException failure)
                {
                    throw InspectionConsumer.Failed($"Topic {topic} could not be read", _kafka, failure);
                }
            },
            cancellationToken);
}
