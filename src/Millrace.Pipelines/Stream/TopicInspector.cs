using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Millrace.Pipelines.Groups;

namespace Millrace.Pipelines.Stream;

/// <summary>Looks into topics without changing anything: extents, lag of the groups, the last records. Thread-safe.</summary>
public sealed class TopicInspector
{
    private readonly KafkaOptions _kafka;
    private static readonly Dictionary<(string Topic, int Partition), string> NoOwners = [];

    private readonly ILogger _logger;
    private readonly LagReader _lags;

    /// <summary>Prepares; nothing is connected yet.</summary>
    /// <exception cref="KafkaLibraryException">librdkafka is not installed.</exception>
    public TopicInspector(KafkaOptions kafka, ILoggerFactory loggerFactory, TimeProvider? timeProvider = null)
    {
        kafka.Validate();
        KafkaNative.EnsureLoaded();
        _kafka = kafka;
        _logger = loggerFactory.CreateLogger<TopicInspector>();
        _lags = new LagReader(kafka, _logger, timeProvider ?? TimeProvider.System);
    }

    /// <summary>Every topic but Kafka's internal ones, in order of name.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    public Task<IReadOnlyList<TopicSummary>> ListAsync(CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<TopicSummary>>(() => List(cancellationToken), cancellationToken); // every call to the client below blocks

    /// <summary>The last records of a topic, each partition in order of offset, then new ones if asked for.</summary>
    /// <exception cref="StreamException">The cluster does not answer or has no such topic.</exception>
    public async IAsyncEnumerable<TopicRecord> TailAsync(
        string topic, TailOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        options.Validate();
        using var consumer = InspectionConsumer.Create(_kafka, InspectionConsumer.NoGroup, _logger);
        var left = await Task.Run(() => AssignTail(consumer, topic, options), cancellationToken);
        while (options.Follow || left.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = await Task.Run(() => InspectionConsumer.Poll(consumer, _kafka), cancellationToken);
            if (result is null)
            {
                continue;
            }

            if (result.IsPartitionEOF)
            {
                left.Remove(result.Partition);
                continue;
            }

            if (options.Follow || (left.TryGetValue(result.Partition, out var end) && result.Offset < end))
            {
                yield return RecordOf(result);
            }

            if (left.TryGetValue(result.Partition, out end) && result.Offset >= end - 1)
            {
                left.Remove(result.Partition);
            }
        }
    }

    private List<TopicSummary> List(CancellationToken cancellationToken)
    {
        try
        {
            using var admin = new AdminClientBuilder(new AdminClientConfig(_kafka.ToClientConfig()))
                .SetLogHandler((_, message) => KafkaNative.Forward(_logger, message))
                .SetErrorHandler((_, error) => _logger.KafkaClientError(error.Code.ToString(), error.Reason))
                .Build();
            var groups = admin.ListGroups(_kafka.RequestTimeout);
            using var consumer = InspectionConsumer.Create(_kafka, InspectionConsumer.NoGroup, _logger);
            var topics = admin.GetMetadata(_kafka.RequestTimeout).Topics
                .Where(topic => !topic.Topic.StartsWith("__", StringComparison.Ordinal))
                .OrderBy(topic => topic.Topic, StringComparer.Ordinal)
                .Select(topic => (topic.Topic, Partitions: InspectionConsumer.ExtentsOf(consumer, _kafka, topic)))
                .ToList();
            var lags = groups.Where(group => group.Error.Code == ErrorCode.NoError)
                .OrderBy(group => group.Group, StringComparer.Ordinal)
                .SelectMany(group => LagsOf(group, topics, cancellationToken))
                .ToLookup(lag => lag.Topic, lag => lag.Lag, StringComparer.Ordinal);
            return [.. topics.Select(topic => new TopicSummary(topic.Topic, topic.Partitions, [.. lags[topic.Topic]]))];
        }
        catch (KafkaException failure)
        {
            throw InspectionConsumer.Failed("The topics could not be listed", _kafka, failure);
        }
    }

    private IEnumerable<(string Topic, GroupLag Lag)> LagsOf(
        GroupInfo group, IReadOnlyList<(string Topic, List<PartitionSummary> Partitions)> topics, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _lags.Read(group.Group, topics, NoOwners)
            .GroupBy(partition => partition.Topic, StringComparer.Ordinal)
            .Select(topic => (topic.Key, new GroupLag(
                group.Group,
                group.State,
                [.. topic.Select(partition => partition.Committed)],
                [.. topic.Select(partition => new PartitionLag(partition.Partition, partition.Lag, partition.LagTime))])));
    }

    private Dictionary<Partition, long> AssignTail(IConsumer<byte[]?, byte[]?> consumer, string topic, TailOptions options)
    {
        try
        {
            var extents = InspectionConsumer.ExtentsOf(consumer, _kafka, topic)
                ?? throw new StreamException($"Kafka at {_kafka.BootstrapServers} has no topic {topic}: see 'millrace topics list'.");
            consumer.Assign(extents.Select(extent => new TopicPartitionOffset(
                topic, extent.Partition, Math.Max(extent.Start, extent.End - options.Last))));
            return extents.Where(extent => options.Last > 0 && extent.End > extent.Start)
                .ToDictionary(extent => new Partition(extent.Partition), extent => extent.End);
        }
        catch (KafkaException failure)
        {
            throw InspectionConsumer.Failed($"Topic {topic} could not be read", _kafka, failure);
        }
    }

    private static TopicRecord RecordOf(KafkaRecord result) => new(
        result.Partition,
        result.Offset,
        new DateTimeOffset(result.Message.Timestamp.UtcDateTime),
        result.Message.Key is { } key ? new ReadOnlyMemory<byte>(key) : default(ReadOnlyMemory<byte>?),
        result.Message.Value is { } value ? new ReadOnlyMemory<byte>(value) : default(ReadOnlyMemory<byte>?),
        [.. result.Message.Headers.Select(header => KeyValuePair.Create(header.Key, (ReadOnlyMemory<byte>)header.GetValueBytes()))]);
}
