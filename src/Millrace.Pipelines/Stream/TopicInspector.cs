using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Stream;

/// <summary>Looks into topics without changing anything: extents, lag of the groups, the last records. Thread-safe.</summary>
public sealed class TopicInspector
{
    private readonly KafkaOptions _kafka;
    private readonly ILogger _logger;
    private readonly ClusterReader _cluster;

    /// <summary>Prepares; nothing is connected yet.</summary>
    /// <exception cref="KafkaLibraryException">librdkafka is not installed.</exception>
    public TopicInspector(KafkaOptions kafka, ILoggerFactory loggerFactory, TimeProvider? timeProvider = null)
    {
        kafka.Validate();
        KafkaNative.EnsureLoaded();
        _kafka = kafka;
        _logger = loggerFactory.CreateLogger<TopicInspector>();
        _cluster = new ClusterReader(kafka, _logger, timeProvider ?? TimeProvider.System);
    }

    /// <summary>Every topic but Kafka's internal ones, in order of name.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    public async Task<IReadOnlyList<TopicSummary>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await ReadClusterAsync(cancellationToken)).Topics.Where(topic => !topic.IsInternal)];

    /// <summary>Every topic and every consumer group. A question that is cancelled goes on by itself until its timeout, for
    /// librdkafka cannot take it back.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    public Task<ClusterSummary> ReadClusterAsync(CancellationToken cancellationToken) => BlockingCall.RunAsync(
        () =>
        {
            try
            {
                using var admin = _cluster.Connect(); // every call to it blocks
                return _cluster.Read(admin, cancellationToken);
            }
            catch (KafkaException failure)
            {
                throw InspectionConsumer.Failed("The topics could not be listed", _kafka, failure);
            }
        },
        cancellationToken).WaitAsync(cancellationToken);

    /// <summary>A topic's settings in order of name; null when there is no such topic.</summary>
    /// <exception cref="StreamException">The cluster does not answer or refuses.</exception>
    public async Task<IReadOnlyList<TopicSetting>?> SettingsAsync(string topic, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var admin = await BlockingCall.RunAsync(_cluster.Connect, cancellationToken);
            var found = await admin.DescribeConfigsAsync(
                [new ConfigResource { Type = ResourceType.Topic, Name = topic }],
                new DescribeConfigsOptions { RequestTimeout = _kafka.RequestTimeout });
            return
            [
                .. found[0].Entries.Values.OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => new TopicSetting(
                    entry.Name, entry.IsSensitive ? null : entry.Value, entry.IsDefault, entry.IsReadOnly, entry.IsSensitive)),
            ];
        }
        catch (DescribeConfigsException failure) when (failure.Results.Exists(result => result.Error.Code is
            ErrorCode.UnknownTopicOrPart or ErrorCode.TopicException))
        {
            return null;
        }
        catch (DescribeConfigsException failure)
        {
            var error = failure.Results.First(result => result.Error.IsError).Error;
            throw new StreamException($"The settings of topic {topic} could not be read: {error.Reason.TrimEnd('.')}.", failure);
        }
        catch (KafkaException failure)
        {
            throw InspectionConsumer.Failed($"The settings of topic {topic} could not be read", _kafka, failure);
        }
    }

    /// <summary>The last records of a topic, each partition in order of offset, then new ones if asked for.</summary>
    /// <exception cref="StreamException">The cluster does not answer or has no such topic.</exception>
    public async IAsyncEnumerable<TopicRecord> TailAsync(
        string topic, TailOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        options.Validate();
        using var consumer = InspectionConsumer.Create(_kafka, InspectionConsumer.NoGroup, _logger);
        var left = await BlockingCall.RunAsync(() => AssignTail(consumer, topic, options), cancellationToken);
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
                yield return TopicRecord.Of(result);
            }

            if (left.TryGetValue(result.Partition, out end) && result.Offset >= end - 1)
            {
                left.Remove(result.Partition);
            }
        }
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
}
