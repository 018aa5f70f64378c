using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>Writes dead letters to their topic: the original bytes and headers, then the reason as headers. Thread-safe.</summary>
internal sealed class DeadLetterWriter(KafkaDelivery delivery, string topic)
{
    /// <summary>Sends the letters and waits for the outcome of each.</summary>
    public async Task<DeliveryOutcome> WriteAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken)
    {
        var target = new TopicPartition(topic, Partition.Any);
        var outcome = await delivery.SendAsync([.. letters.Select(letter => (target, MessageOf(letter)))], cancellationToken);
        for (var index = 0; index < letters.Count; index++)
        {
            if (outcome.WasDelivered(index))
            {
                PipelineMetrics.DeadLetters.Add(1, new("stage", letters[index].Stage), new("reason", letters[index].Reason));
            }
        }

        return outcome;
    }

    internal static KafkaMessage MessageOf(DeadLetter letter)
    {
        var headers = new Headers();
        foreach (var header in letter.Headers?.Where(h => !h.Key.StartsWith(DeadLetterHeaders.Prefix, StringComparison.Ordinal)) ?? [])
        {
            headers.Add(header.Key, header.GetValueBytes());
        }

        Add(headers, DeadLetterHeaders.Stage, letter.Stage);
        Add(headers, DeadLetterHeaders.Reason, letter.Reason);
        Add(headers, DeadLetterHeaders.Message, letter.Message);
        Add(headers, DeadLetterHeaders.ErrorClass, letter.ErrorClass);
        Add(headers, DeadLetterHeaders.Group, letter.Group);
        if (letter.Origin is { } origin)
        {
            Add(headers, DeadLetterHeaders.Topic, origin.Topic);
            Add(headers, DeadLetterHeaders.Partition, origin.Partition.Value.ToString(CultureInfo.InvariantCulture));
            Add(headers, DeadLetterHeaders.Offset, origin.Offset.Value.ToString(CultureInfo.InvariantCulture));
        }

        Add(headers, DeadLetterHeaders.Timestamp, letter.OriginTimestamp is { } timestamp ? RecordHeaders.Format(timestamp) : null);
        Add(headers, DeadLetterHeaders.Attempt, letter.Attempt.ToString(CultureInfo.InvariantCulture));
        Add(headers, DeadLetterHeaders.First, letter.First);
        Add(headers, DeadLetterHeaders.Previous, letter.Previous);
        Add(headers, DeadLetterHeaders.At, RecordHeaders.Format(letter.At));
        return new KafkaMessage
        {
            Key = letter.Key, Value = letter.Value, Headers = headers, Timestamp = new Timestamp(letter.At),
        };
    }

    private static void Add(Headers headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.Add(name, Encoding.UTF8.GetBytes(value));
        }
    }
}
