using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Tests.Support;

/// <summary>A producer that is not the engine's: what other programs may put into a topic.</summary>
internal sealed class TestProducer : IDisposable
{
    private readonly IProducer<byte[]?, byte[]?> _producer;
    private readonly HashSet<string> _known = [];

    public TestProducer(KafkaOptions kafka)
    {
        KafkaNative.EnsureLoaded();
        _producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig { BootstrapServers = kafka.BootstrapServers, LingerMs = 0 })
            .SetKeySerializer(Serializers.ByteArray).SetValueSerializer(Serializers.ByteArray).SetLogHandler((_, _) => { }).Build();
    }

    public static string Payload(string id, string nat = "US") => $$"""{"nat":"{{nat}}","login":{"uuid":"{{id}}"},"age":{{id.Length}}}""";

    public void SendUsers(string topic, int partition, IEnumerable<string> ids) =>
        SendAll(ids.Select(id => (topic, partition, (string?)"US", (string?)Payload(id), (string?)id)));

    public void Send(string topic, int partition, string? key, string? value, string? eventId = null) =>
        SendAll([(topic, partition, key, value, eventId)]);

    /// <summary>Dead letters of a stage about users who never reached a topic.</summary>
    public async Task SendLettersAsync(KafkaOptions kafka, string topic, string stage, IEnumerable<string> ids, string? payload = null)
    {
        var options = new StreamOptions { Topic = new TopicOptions { Name = topic } };
        await using var delivery = new KafkaDelivery(kafka, options, NullLoggerFactory.Instance, TimeProvider.System);
        await delivery.LearnAsync(topic);
        var outcome = await new DeadLetterWriter(delivery, topic).WriteAsync(
            [
                .. ids.Select(id => new DeadLetter
                {
                    Key = Bytes("US"),
                    Value = Bytes(payload ?? Payload(id)),
                    Headers = [new Header(RecordHeaders.EventId, Bytes(id))],
                    Stage = stage,
                    Reason = DeadLetterReasons.ContractViolation,
                    Message = "It was refused.",
                    At = TimeProvider.System.GetUtcNow(),
                }),
            ],
            CancellationToken.None);
        Assert.Equal(0, outcome.Undelivered);
    }

    public void Dispose() => _producer.Dispose();

    private void SendAll(IEnumerable<(string Topic, int Partition, string? Key, string? Value, string? EventId)> records)
    {
        using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        var errors = new List<Error>();
        foreach (var (topic, partition, key, value, eventId) in records)
        {
            var message = new KafkaMessage { Key = Bytes(key), Value = Bytes(value), Headers = [] };
            if (eventId is not null)
            {
                message.Headers.Add(RecordHeaders.EventId, Encoding.UTF8.GetBytes(eventId));
                message.Headers.Add(RecordHeaders.ExtractedAt, "2026-01-02T03:04:05.678Z"u8.ToArray());
            }

            if (_known.Add(topic))
            {
                admin.GetMetadata(topic, TimeSpan.FromMinutes(1)); // else the first message waits for librdkafka's timer, a second
            }

            _producer.Produce(new TopicPartition(topic, partition), message, report =>
            {
                if (report.Error.IsError)
                {
                    errors.Add(report.Error);
                }
            });
        }

        Assert.Equal(0, _producer.Flush(TimeSpan.FromMinutes(1)));
        Assert.Empty(errors);
    }

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
