using Confluent.Kafka;

namespace Millrace.Pipelines.Stream;

/// <summary>Records as the Kafka client has them.</summary>
internal static class TopicRecords
{
    public static KafkaRecord ToKafka(string topic, TopicRecord record)
    {
        var headers = new Headers();
        foreach (var header in record.Headers)
        {
            headers.Add(header.Key, header.Value.ToArray());
        }

        return new KafkaRecord
        {
            TopicPartitionOffset = new TopicPartitionOffset(topic, record.Partition, record.Offset),
            Message = new KafkaMessage
            {
                Key = record.Key?.ToArray(),
                Value = record.Value?.ToArray(),
                Timestamp = new Timestamp(record.Timestamp),
                Headers = headers,
            },
        };
    }
}
