using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Millrace.Pipelines.DeadLetters;

namespace Millrace.Pipelines.Stream;

/// <summary>
/// Writes records to the source topic by the record contract (key, partition, headers), and dead letters to theirs. A record counts
/// as produced when Kafka acknowledged it, not before. Thread-safe; dispose it to flush.
/// </summary>
public sealed class RecordProducer : IAsyncDisposable
{
    private readonly KafkaDelivery _delivery;
    private readonly StreamOptions _options;
    private readonly PartitionsByKey _partitions;
    private readonly DeadLetterWriter _deadLetters;

    private RecordProducer(KafkaDelivery delivery, StreamOptions options)
    {
        _delivery = delivery;
        _options = options;
        _partitions = new PartitionsByKey(options);
        _deadLetters = new DeadLetterWriter(delivery, options.DeadLetterTopic.Name);
    }

    /// <summary>The topic for good records.</summary>
    public string Topic => _options.Topic.Name;

    /// <summary>Makes sure the topics exist and connects.</summary>
    /// <exception cref="PipelineConfigurationException">An option is out of bounds.</exception>
    /// <exception cref="KafkaLibraryException">librdkafka is not installed.</exception>
    /// <exception cref="StreamException">The cluster cannot be reached or a topic is not as needed.</exception>
    public static async Task<RecordProducer> StartAsync(
        KafkaOptions kafka,
        StreamOptions options,
        ILoggerFactory loggerFactory,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        options.Validate();
        await TopicSetup.EnsureAsync(kafka, options.NeededTopics, loggerFactory, cancellationToken);
        var delivery = new KafkaDelivery(kafka, options, loggerFactory, timeProvider);
        await delivery.LearnAsync(options.Topic.Name, options.DeadLetterTopic.Name);
        return new RecordProducer(delivery, options);
    }

    /// <summary>Sends records and waits until each is acknowledged or given up at the delivery timeout.</summary>
    /// <param name="records">The records; may be empty.</param>
    /// <param name="cancellationToken">Shortens the wait to the flush timeout; what was not acknowledged then is undelivered.</param>
    public async Task<DeliveryOutcome> ProduceAsync(IReadOnlyList<SourceRecord> records, CancellationToken cancellationToken)
    {
        var messages = new (TopicPartition, KafkaMessage)[records.Count];
        for (var index = 0; index < messages.Length; index++)
        {
            messages[index] = (_partitions.TargetOf(records[index].Key), MessageOf(records[index]));
        }

        return await _delivery.SendAsync(messages, cancellationToken);
    }

    /// <summary>Sends dead letters and waits until each is acknowledged or given up at the delivery timeout.</summary>
    public Task<DeliveryOutcome> ProduceDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken) =>
        _deadLetters.WriteAsync(letters, cancellationToken);

    /// <summary>Closes the connection; records that are still under way are those that were given up.</summary>
    public ValueTask DisposeAsync() => _delivery.DisposeAsync();

    /// <summary>The message of a record by the contract; also what an extractor's dead letter keeps of the record.</summary>
    internal static KafkaMessage MessageOf(SourceRecord record) => new()
    {
        Key = Encoding.UTF8.GetBytes(record.Key),
        Value = record.Payload,
        Timestamp = new Timestamp(record.ExtractedAt),
        Headers =
        [
            HeaderOf(RecordHeaders.EventId, record.EventId),
            HeaderOf(RecordHeaders.ExtractedAt, RecordHeaders.Format(record.ExtractedAt)),
            HeaderOf(RecordHeaders.Source, record.Source),
            HeaderOf(RecordHeaders.RunId, record.RunId),
            HeaderOf(RecordHeaders.Schema, record.Schema),
            HeaderOf(RecordHeaders.TraceParent, record.TraceParent),
        ],
    };

    private static Header HeaderOf(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));
}
