using System.Text;
using Confluent.Kafka;
using Millrace.Pipelines;

namespace Millrace.Server.Tests.Streams;

/// <summary>Writes many small records at once.</summary>
internal static class Flood
{
    public static Task WriteAsync(KafkaOptions kafka, string topic, int records) => Task.Run(() =>
    {
        using var producer = new ProducerBuilder<Null, byte[]>(
            new ProducerConfig { BootstrapServers = kafka.BootstrapServers, LingerMs = 20, QueueBufferingMaxMessages = 2_000_000 }).Build();
        for (var number = 0; number < records; number++)
        {
            producer.Produce(topic, new Message<Null, byte[]> { Value = Encoding.UTF8.GetBytes($"value {number}") });
        }

        producer.Flush(TimeSpan.FromMinutes(1));
    });
}
