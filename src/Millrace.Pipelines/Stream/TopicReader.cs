using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Stream;

/// <summary>Reads a topic from its beginning to its end as it is now. Thread-safe.</summary>
internal sealed class TopicReader(KafkaOptions kafka, ILogger logger)
{
    private const int PortionRecords = 500;

    /// <summary>The topic's records, each partition in order of offset; none when there is no such topic.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    public async IAsyncEnumerable<KafkaRecord> ReadAsync(string topic, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var consumer = InspectionConsumer.Create(kafka, InspectionConsumer.NoGroup, logger);
        var ends = await Task.Run(() => Assign(consumer, topic), cancellationToken); // every call to the consumer blocks
        while (ends.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var record in await Task.Run(() => ReadPortion(consumer, ends), cancellationToken))
            {
                yield return record;
            }
        }
    }

    private Dictionary<Partition, long> Assign(IConsumer<byte[]?, byte[]?> consumer, string topic)
    {
        try
        {
            var extents = InspectionConsumer.ExtentsOf(consumer, kafka, topic)?
                .Where(extent => extent.End > extent.Start)
                .ToList() ?? [];
            consumer.Assign(extents.Select(extent => new TopicPartitionOffset(topic, extent.Partition, extent.Start)));
            return extents.ToDictionary(extent => new Partition(extent.Partition), extent => extent.End);
        }
        catch (KafkaException failure)
        {
            throw InspectionConsumer.Failed($"Topic {topic} could not be read", kafka, failure);
        }
    }

    private List<KafkaRecord> ReadPortion(IConsumer<byte[]?, byte[]?> consumer, Dictionary<Partition, long> ends)
    {
        var portion = new List<KafkaRecord>();
        while (portion.Count < PortionRecords && ends.Count > 0 && InspectionConsumer.Poll(consumer, kafka) is { } result)
        {
            if (!ends.TryGetValue(result.Partition, out var end))
            {
                continue;
            }

            if (!result.IsPartitionEOF && result.Offset < end)
            {
                portion.Add(result);
            }

            if (result.IsPartitionEOF || result.Offset >= end - 1)
            {
                ends.Remove(result.Partition);
            }
        }

        return portion;
    }
}
