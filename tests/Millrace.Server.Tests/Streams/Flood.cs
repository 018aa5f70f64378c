using System.Text;
using Confluent.Kafka;
using Millrace.Pipelines;

namespace Millrace.Server.Tests.Streams;

/// <summary>Writes many small records at once.</summary>
internal static class Flood
{
    public static Task WriteAsync(KafkaOptions kafka, string topic, int records) =>
        WriteAsync(kafka, topic, Enumerable.Range(0, records).Select(_ => (0, (string?)null, Timestamp.Default)));

    /// <summary>Writes records to partitions of their own, with times of their own, in that order.</summary>
    public static Task WriteAsync(KafkaOptions kafka, string topic, IEnumerable<(int Partition, string? Key, Timestamp Time)> records) =>
        Task.Run(() =>
        {
            var config = new ProducerConfig
            {
                BootstrapServers = kafka.BootstrapServers, LingerMs = 20, QueueBufferingMaxMessages = 2_000_000,
            };
            using var producer = new ProducerBuilder<byte[]?, byte[]>(config).Build();
            foreach (var (number, record) in records.Index())
            {
                producer.Produce(new TopicPartition(topic, record.Partition), new Message<byte[]?, byte[]>
                {
                    Key = record.Key is null ? null : Encoding.UTF8.GetBytes(record.Key),
                    Value = Encoding.UTF8.GetBytes($"value {number}"),
                    Timestamp = record.Time,
                });
            }

            producer.Flush(TimeSpan.FromMinutes(1));
        });
}
