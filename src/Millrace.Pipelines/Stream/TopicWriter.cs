using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Stream;

/// <summary>Writes single records by hand into any topic: idempotent, acknowledged by all in-sync replicas. It connects with the first
/// record. Thread-safe.</summary>
public sealed class TopicWriter : IDisposable
{
    private readonly KafkaOptions _kafka;
    private readonly PartitionsByKey _partitions;
    private readonly string _pipelineTopic;
    private readonly Lazy<IProducer<byte[]?, byte[]?>> _producer;

    /// <summary>Prepares; nothing is connected yet.</summary>
    /// <param name="kafka">The cluster.</param>
    /// <param name="stream">The pipeline's stream: keys of its topic go where its extractor puts them.</param>
    /// <param name="loggerFactory">Where to log.</param>
    /// <exception cref="PipelineConfigurationException">An option is out of bounds.</exception>
    /// <exception cref="KafkaLibraryException">librdkafka is not installed.</exception>
    public TopicWriter(KafkaOptions kafka, StreamOptions stream, ILoggerFactory loggerFactory)
    {
        kafka.Validate();
        KafkaNative.EnsureLoaded();
        _kafka = kafka;
        _partitions = new PartitionsByKey(stream);
        _pipelineTopic = stream.Topic.Name;
        var logger = loggerFactory.CreateLogger<TopicWriter>();
        _producer = new Lazy<IProducer<byte[]?, byte[]?>>(() => Connect(kafka, logger));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_producer.IsValueCreated)
        {
            _producer.Value.Dispose();
        }
    }

    /// <summary>Writes a record to a topic that must exist.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="partition">The partition; null lets the key say it.</param>
    /// <param name="key">The key; null for none.</param>
    /// <param name="value">The value; null for a tombstone.</param>
    /// <param name="headers">The headers in order.</param>
    /// <param name="cancellationToken">Ends the wait; the record may be written nevertheless.</param>
    /// <exception cref="StreamException">The cluster does not answer or refuses the record.</exception>
    public async Task<ProducedRecord> WriteAsync(
        string topic,
        int? partition,
        byte[]? key,
        byte[]? value,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        CancellationToken cancellationToken)
    {
        var message = new KafkaMessage { Key = key, Value = value, Headers = [] };
        foreach (var header in headers)
        {
            message.Headers.Add(header.Key, Encoding.UTF8.GetBytes(header.Value));
        }

        try
        {
            var producer = await BlockingCall.RunAsync(() => Learn(topic), cancellationToken);
            var written = await producer.ProduceAsync(TargetOf(topic, partition, key), message, cancellationToken);
            return new ProducedRecord(
                written.Partition.Value, written.Offset.Value, new DateTimeOffset(written.Message.Timestamp.UtcDateTime));
        }
        catch (KafkaException failure)
        {
            throw InspectionConsumer.Failed($"The record could not be written to {topic}", _kafka, failure);
        }
    }

    private static IProducer<byte[]?, byte[]?> Connect(KafkaOptions kafka, ILogger logger) =>
        new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig(kafka.ToClientConfig())
        {
            EnableIdempotence = true,
            Acks = Acks.All,
            MessageTimeoutMs = (int)kafka.RequestTimeout.TotalMilliseconds,
            LingerMs = 0,
            Partitioner = Partitioner.Murmur2Random,
        })
            .SetKeySerializer(Serializers.ByteArray)
            .SetValueSerializer(Serializers.ByteArray)
            .SetLogHandler((_, message) => KafkaNative.Forward(logger, message))
            .SetErrorHandler((_, error) => logger.KafkaClientError(error.Code.ToString(), error.Reason))
            .Build();

    // Without it the first record of a topic waits for librdkafka's timer, about a second.
    private IProducer<byte[]?, byte[]?> Learn(string topic)
    {
        using var admin = new DependentAdminClientBuilder(_producer.Value.Handle).Build();
        admin.GetMetadata(topic, _kafka.RequestTimeout);
        return _producer.Value;
    }

    private TopicPartition TargetOf(string topic, int? partition, byte[]? key) =>
        partition is { } chosen ? new TopicPartition(topic, chosen)
        : topic == _pipelineTopic ? _partitions.TargetOf(key)
        : new TopicPartition(topic, Partition.Any);
}
