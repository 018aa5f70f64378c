using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>The record that a dead letter was, with the headers by which a stage that gives it up again knows its chain.</summary>
internal static class ReplayedRecord
{
    /// <summary>The record as a message: the original key, value, headers and time.</summary>
    public static KafkaMessage MessageOf(StoredDeadLetter stored)
    {
        var letter = stored.Letter;
        var headers = new Headers();
        foreach (var header in letter.Headers ?? [])
        {
            headers.Add(header.Key, header.GetValueBytes());
        }

        headers.Add(DeadLetterHeaders.Attempt, Encoding.UTF8.GetBytes(letter.Attempt.ToString(CultureInfo.InvariantCulture)));
        headers.Add(DeadLetterHeaders.First, Encoding.UTF8.GetBytes(stored.FirstId));
        headers.Add(DeadLetterHeaders.Previous, Encoding.UTF8.GetBytes(stored.Id));
        return new KafkaMessage
        {
            Key = letter.Key, Value = letter.Value, Headers = headers, Timestamp = new Timestamp(letter.OriginTimestamp ?? letter.At),
        };
    }

    /// <summary>Where the record lay; a record that never reached a topic counts as lying where its letter does.</summary>
    public static TopicPartitionOffset PositionOf(StoredDeadLetter stored) =>
        stored.Letter.Origin ?? new TopicPartitionOffset(stored.Topic, stored.Partition, stored.Offset);

    /// <summary>The record as the loader takes it.</summary>
    public static KafkaRecord RecordOf(StoredDeadLetter stored) => new()
    {
        TopicPartitionOffset = PositionOf(stored), Message = MessageOf(stored),
    };
}
