using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Stream;

/// <summary>Reads a topic to its end as it is now, without joining a group. Thread-safe.</summary>
internal sealed class TopicReader(KafkaOptions kafka, ILogger logger)
{
    private const int PortionRecords = 500;

    /// <summary>The topic's records, each partition in order of offset; none when there is no such topic.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    public IAsyncEnumerable<KafkaRecord> ReadAsync(string topic, CancellationToken cancellationToken) =>
        ReadAsync(
            topic,
            InspectionConsumer.NoGroup,
            static (_, extents) => extents.ToDictionary(extent => extent.Partition, extent => extent.Start),
            cancellationToken);

    /// <summary>The topic's records that a group has not committed, each partition in order of offset; none when there is no such
    /// topic.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    public IAsyncEnumerable<KafkaRecord> ReadBehindAsync(string topic, string group, CancellationToken cancellationToken) =>
        ReadAsync(topic, group, (consumer, extents) => CommittedOf(consumer, topic, extents), cancellationToken);

    private async IAsyncEnumerable<KafkaRecord> ReadAsync(
        string topic, string group, StartOffsets starts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var consumer = InspectionConsumer.Create(kafka, group, logger);
        var ends = await BlockingCall.RunAsync(() => Assign(consumer, topic, starts), cancellationToken);
        while (ends.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var record in await BlockingCall.RunAsync(() => ReadPortion(consumer, ends), cancellationToken))
            {
                yield return record;
            }
        }
    }

    private Dictionary<Partition, long> Assign(IConsumer<byte[]?, byte[]?> consumer, string topic, StartOffsets starts)
    {
        try
        {
            var extents = InspectionConsumer.ExtentsOf(consumer, kafka, topic) ?? [];
            var from = extents.Count > 0 ? starts(consumer, extents) : [];
            extents.RemoveAll(extent => from[extent.Partition] >= extent.End);
            consumer.Assign(extents.Select(extent => new TopicPartitionOffset(topic, extent.Partition, from[extent.Partition])));
            return extents.ToDictionary(extent => new Partition(extent.Partition), extent => extent.End);
        }
        catch (KafkaException failure)
        {
            throw InspectionConsumer.Failed($"Topic {topic} could not be read", kafka, failure);
        }
    }

    // As the loader's client does it: an offset that the log does not have sends it back to the beginning.
    private Dictionary<int, long> CommittedOf(IConsumer<byte[]?, byte[]?> consumer, string topic, List<PartitionSummary> extents) =>
        consumer.Committed(extents.Select(extent => new TopicPartition(topic, extent.Partition)), kafka.RequestTimeout)
            .Zip(extents, (place, extent) => (extent.Partition, Offset: place.Offset.Value is var offset && offset >= extent.Start
                && offset <= extent.End ? offset : extent.Start))
            .ToDictionary(start => start.Partition, start => start.Offset);

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

    /// <summary>Where to begin, by partition.</summary>
    private delegate Dictionary<int, long> StartOffsets(IConsumer<byte[]?, byte[]?> consumer, List<PartitionSummary> extents);
}
