using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>Reads a dead letter back from its record. A record that something else put into the topic is a letter of unknown stage and
/// reason.</summary>
internal static class DeadLetterReader
{
    private const string Unknown = "unknown";

    public static DeadLetter Read(KafkaRecord record)
    {
        var own = new Headers();
        foreach (var header in record.Message.Headers.Where(h => !h.Key.StartsWith(DeadLetterHeaders.Prefix, StringComparison.Ordinal)))
        {
            own.Add(header.Key, header.GetValueBytes());
        }

        return new DeadLetter
        {
            Key = record.Message.Key,
            Value = record.Message.Value,
            Headers = own,
            Origin = OriginOf(record),
            OriginTimestamp = TimeOf(record, DeadLetterHeaders.Timestamp),
            Stage = TextOf(record, DeadLetterHeaders.Stage) ?? Unknown,
            Reason = TextOf(record, DeadLetterHeaders.Reason) ?? Unknown,
            Message = TextOf(record, DeadLetterHeaders.Message) ?? "",
            ErrorClass = TextOf(record, DeadLetterHeaders.ErrorClass),
            Group = TextOf(record, DeadLetterHeaders.Group),
            Attempt = AttemptOf(record) ?? 1,
            First = TextOf(record, DeadLetterHeaders.First),
            Previous = TextOf(record, DeadLetterHeaders.Previous),
            At = TimeOf(record, DeadLetterHeaders.At) ?? new DateTimeOffset(record.Message.Timestamp.UtcDateTime),
        };
    }

    /// <summary>How often a record, dead letter or replayed, has failed; null when it says nothing about that.</summary>
    public static int? AttemptOf(KafkaRecord record) =>
        int.TryParse(TextOf(record, DeadLetterHeaders.Attempt), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            ? Math.Max(attempt, 1)
            : null;

    public static string? TextOf(KafkaRecord record, string header) =>
        record.Message.Headers.TryGetLastBytes(header, out var bytes) && bytes is not null ? Encoding.UTF8.GetString(bytes) : null;

    private static TopicPartitionOffset? OriginOf(KafkaRecord record) =>
        TextOf(record, DeadLetterHeaders.Topic) is { Length: > 0 } topic
            && NumberOf(record, DeadLetterHeaders.Partition) is { } partition and <= int.MaxValue
            && NumberOf(record, DeadLetterHeaders.Offset) is { } offset
            ? new TopicPartitionOffset(topic, (int)partition, offset)
            : null;

    private static long? NumberOf(KafkaRecord record, string header) =>
        long.TryParse(TextOf(record, header), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? TimeOf(KafkaRecord record, string header) => DateTimeOffset.TryParse(
        TextOf(record, header), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
