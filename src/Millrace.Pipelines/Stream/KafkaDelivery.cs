using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Stream;

/// <summary>
/// An idempotent producer that hands out acknowledgements by batch: acks from all in-sync replicas, order kept, retried by librdkafka
/// until the delivery timeout. Thread-safe.
/// </summary>
internal sealed class KafkaDelivery : IAsyncDisposable
{
    private static readonly TimeSpan QueueFullDelay = TimeSpan.FromMilliseconds(20);
    private readonly IProducer<byte[]?, byte[]?> _producer;
    private readonly StreamOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _requestTimeout;

    public KafkaDelivery(KafkaOptions kafka, StreamOptions options, ILoggerFactory loggerFactory, TimeProvider timeProvider)
    {
        KafkaNative.EnsureLoaded();
        _options = options;
        _timeProvider = timeProvider;
        _requestTimeout = kafka.RequestTimeout;
        _logger = loggerFactory.CreateLogger<RecordProducer>();
        var config = new ProducerConfig(kafka.ToClientConfig())
        {
            EnableIdempotence = true,
            Acks = Acks.All,
            MessageTimeoutMs = (int)options.DeliveryTimeout.TotalMilliseconds,
            LingerMs = options.Linger.TotalMilliseconds,
            BatchSize = options.BatchBytes,
            CompressionType = CompressionOf(options.Compression),
            Partitioner = Partitioner.Murmur2Random,
        };
        _producer = new ProducerBuilder<byte[]?, byte[]?>(config)
            .SetKeySerializer(Serializers.ByteArray)
            .SetValueSerializer(Serializers.ByteArray)
            .SetLogHandler((_, message) => KafkaNative.Forward(_logger, message))
            .SetErrorHandler((_, error) => _logger.KafkaClientError(error.Code.ToString(), error.Reason))
            .Build();
    }

    /// <summary>Learns where the partitions of existing topics are. Without it the first message of a topic waits for librdkafka's
    /// timer, about a second.</summary>
    public Task LearnAsync(params IReadOnlyList<string> topics) => BlockingCall.RunAsync(() => Learn(topics));

    private void Learn(IReadOnlyList<string> topics)
    {
        using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        foreach (var topic in topics)
        {
            try
            {
                admin.GetMetadata(topic, _requestTimeout);
            }
            catch (KafkaException failure)
            {
                _logger.KafkaClientError(failure.Error.Code.ToString(), failure.Error.Reason); // the timer will do it
            }
        }
    }

    /// <summary>Sends messages and waits for the outcome of each.</summary>
    /// <param name="messages">The messages; may be empty.</param>
    /// <param name="cancellationToken">Shortens the wait: from then on the messages have the flush timeout to arrive; those that do
    /// not count as undelivered.</param>
    public async Task<DeliveryOutcome> SendAsync(
        IReadOnlyList<(TopicPartition Target, KafkaMessage Message)> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return new DeliveryOutcome(new System.Collections.BitArray(0), null);
        }

        using var deadline = new CancellationTokenSource();
        await using var shortened = cancellationToken.Register(() => deadline.CancelAfter(_options.FlushTimeout));
        var batch = new DeliveryBatch(messages.Count);
        for (var index = 0; index < messages.Count; index++)
        {
            var error = await EnqueueAsync(batch, index, messages[index].Target, messages[index].Message, deadline.Token);
            if (error is not null)
            {
                batch.Complete(index, error);
            }
        }

        try
        {
            return await batch.Outcome.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return batch.GiveUp(new Error(ErrorCode.Local_TimedOut, $"no acknowledgement within {_options.FlushTimeout} after the end"));
        }
    }

    /// <summary>Closes the client. Every sender has waited for its messages; those under way are ones that were given up.</summary>
    public ValueTask DisposeAsync()
    {
        var left = _producer.Flush(TimeSpan.Zero);
        if (left > 0)
        {
            _logger.MessagesGivenUp(left);
        }

        _producer.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CompressionType CompressionOf(StreamCompression compression) => compression switch
    {
        StreamCompression.Gzip => CompressionType.Gzip,
        StreamCompression.Snappy => CompressionType.Snappy,
        StreamCompression.Lz4 => CompressionType.Lz4,
        StreamCompression.Zstd => CompressionType.Zstd,
        _ => CompressionType.None,
    };

    private async Task<Error?> EnqueueAsync(
        DeliveryBatch batch, int index, TopicPartition target, KafkaMessage message, CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        while (true)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return new Error(ErrorCode.Local_TimedOut, "the run ended before the record could be sent");
            }

            try
            {
                _producer.Produce(target, message, report => batch.Complete(index, report.Error));
                return null;
            }
            catch (ProduceException<byte[]?, byte[]?> full) when (
                full.Error.Code == ErrorCode.Local_QueueFull && _timeProvider.GetElapsedTime(started) < _options.DeliveryTimeout)
            {
                await Task.Delay(QueueFullDelay, _timeProvider, CancellationToken.None);
            }
            catch (ProduceException<byte[]?, byte[]?> refused)
            {
                return refused.Error;
            }
        }
    }
}
