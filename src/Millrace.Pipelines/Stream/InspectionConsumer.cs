using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Stream;

/// <summary>Consumers that look without joining a group: they are assigned partitions by hand and commit nothing by themselves.</summary>
internal static class InspectionConsumer
{
    /// <summary>A group name for those who ask nothing about a group.</summary>
    public const string NoGroup = "millrace-inspector";

    private static readonly TimeSpan PollTimeout = TimeSpan.FromMilliseconds(100);

    /// <param name="kafka">The cluster.</param>
    /// <param name="group">The group whose committed offsets the consumer can read and write; it is not joined for that.</param>
    /// <param name="logger">Where the client's own messages go.</param>
    public static IConsumer<byte[]?, byte[]?> Create(KafkaOptions kafka, string group, ILogger logger)
    {
        var config = new ConsumerConfig(kafka.ToClientConfig())
        {
            GroupId = group,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            EnablePartitionEof = true,
            AllowAutoCreateTopics = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            FetchWaitMaxMs = 100,
            FetchErrorBackoffMs = 20,
            QueuedMinMessages = 10_000,
            QueuedMaxMessagesKbytes = 16 * 1024,
        };
        return Build(config, logger);
    }

    /// <summary>A consumer for short questions one after the other: it never waits long at the end of a partition, for what it is
    /// assigned next must wait too.</summary>
    /// <param name="kafka">The cluster.</param>
    /// <param name="fetchBytes">The bytes of one answer for a partition, as they lie compressed in the log. All records of an answer are
    /// unpacked before the first is seen: few bytes for a page, many for a search.</param>
    /// <param name="logger">Where the client's own messages go.</param>
    public static IConsumer<byte[]?, byte[]?> CreateForQuestions(KafkaOptions kafka, int fetchBytes, ILogger logger) => Build(
        new ConsumerConfig(kafka.ToClientConfig())
        {
            GroupId = NoGroup,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            EnablePartitionEof = true,
            AllowAutoCreateTopics = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            FetchWaitMaxMs = 5,
            FetchErrorBackoffMs = 20,
            MaxPartitionFetchBytes = fetchBytes,
            QueuedMinMessages = fetchBytes / 64,
            QueuedMaxMessagesKbytes = 8 * 1024,
        },
        logger);

    private static IConsumer<byte[]?, byte[]?> Build(ConsumerConfig config, ILogger logger) =>
        new ConsumerBuilder<byte[]?, byte[]?>(config)
            .SetKeyDeserializer(BytesOrNull.Instance)
            .SetValueDeserializer(BytesOrNull.Instance)
            .SetLogHandler((_, message) => KafkaNative.Forward(logger, message))
            .SetErrorHandler((_, error) => logger.KafkaClientError(error.Code.ToString(), error.Reason))
            .Build();

    /// <summary>The extents of a topic's partitions in order; null when there is no such topic.</summary>
    public static List<PartitionSummary>? ExtentsOf(IConsumer<byte[]?, byte[]?> consumer, KafkaOptions kafka, string topic)
    {
        // The metadata of all topics: asking for one by name could make the broker create it.
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        return admin.GetMetadata(kafka.RequestTimeout).Topics.Find(found => found.Topic == topic) is { } metadata
            ? ExtentsOf(consumer, kafka, metadata)
            : null;
    }

    /// <summary>The extents of a topic's partitions in order.</summary>
    public static List<PartitionSummary> ExtentsOf(IConsumer<byte[]?, byte[]?> consumer, KafkaOptions kafka, TopicMetadata topic) =>
    [
        .. topic.Partitions.OrderBy(partition => partition.PartitionId).Select(partition =>
        {
            var watermarks = consumer.QueryWatermarkOffsets(new TopicPartition(topic.Topic, partition.PartitionId), kafka.RequestTimeout);
            return new PartitionSummary(partition.PartitionId, watermarks.Low.Value, watermarks.High.Value, partition.Leader);
        }),
    ];

    /// <summary>The next record or end of a partition; null when none came in a short while.</summary>
    /// <exception cref="StreamException">The cluster refuses.</exception>
    public static KafkaRecord? Poll(IConsumer<byte[]?, byte[]?> consumer, KafkaOptions kafka) => Poll(consumer, kafka, PollTimeout);

    /// <summary>The next record or end of a partition; null when none came in the time.</summary>
    /// <exception cref="StreamException">The cluster refuses.</exception>
    public static KafkaRecord? Poll(IConsumer<byte[]?, byte[]?> consumer, KafkaOptions kafka, TimeSpan timeout)
    {
        try
        {
            return consumer.Consume(timeout);
        }
        catch (ConsumeException failure) when (!failure.Error.IsFatal && TopicSetup.IsUnreachable(failure.Error))
        {
            return null; // the client reconnects by itself
        }
        catch (KafkaException failure)
        {
            throw Failed("The topic could not be read", kafka, failure);
        }
    }

    /// <summary>The sentence for a request that failed.</summary>
    public static StreamException Failed(string what, KafkaOptions kafka, KafkaException failure) => TopicSetup.IsUnreachable(failure.Error)
        ? TopicSetup.Unreachable(kafka, failure)
        : new StreamException($"{what}: {failure.Error.Reason.TrimEnd('.')}.", failure);
}
