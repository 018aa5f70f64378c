using System.Text;
using Confluent.Kafka;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Tests.Support;

/// <summary>Reads a topic from its beginning to its end, by a consumer of its own.</summary>
internal static class TestRecords
{
    public static List<KafkaRecord> ReadAll(KafkaOptions kafka, string topic)
    {
        KafkaNative.EnsureLoaded();
        var config = new ConsumerConfig
        {
            BootstrapServers = kafka.BootstrapServers, GroupId = "test-reader", EnablePartitionEof = true, EnableAutoCommit = false,
            FetchWaitMaxMs = 20,
        };
        using var consumer = new ConsumerBuilder<byte[]?, byte[]?>(config).SetLogHandler((_, _) => { })
            .SetKeyDeserializer(BytesOrNull.Instance).SetValueDeserializer(BytesOrNull.Instance).Build();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var metadata = admin.GetMetadata(TimeSpan.FromMinutes(1)).Topics.Find(found => found.Topic == topic);
        if (metadata is null)
        {
            return [];
        }

        consumer.Assign(metadata.Partitions.Select(p => new TopicPartitionOffset(topic, p.PartitionId, Offset.Beginning)));
        var records = new List<KafkaRecord>();
        for (var left = metadata.Partitions.Count; left > 0;)
        {
            var result = consumer.Consume(TimeSpan.FromMinutes(1)) ?? throw new TimeoutException($"The end of {topic} was not reached.");
            if (result.IsPartitionEOF)
            {
                left--;
            }
            else
            {
                records.Add(result);
            }
        }

        return records;
    }

    public static string? Header(this KafkaRecord record, string name) =>
        record.Message.Headers.TryGetLastBytes(name, out var bytes) ? Encoding.UTF8.GetString(bytes) : null;

    public static string Text(this byte[]? bytes) => Encoding.UTF8.GetString(bytes ?? []);
}
