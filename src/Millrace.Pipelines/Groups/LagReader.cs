using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Groups;

/// <summary>Measures how far a group is behind, in records and in time. Its methods block. Thread-safe.</summary>
internal sealed class LagReader(KafkaOptions kafka, ILogger logger, TimeProvider timeProvider)
{
    /// <summary>The group's place in each partition of the topics in which it has committed an offset or is assigned one.</summary>
    /// <param name="group">The group; it is not joined.</param>
    /// <param name="topics">The topics to look at, with their extents.</param>
    /// <param name="owners">The member each assigned partition belongs to.</param>
    /// <exception cref="KafkaException">The cluster does not answer.</exception>
    public IReadOnlyList<GroupPartition> Read(
        string group,
        IReadOnlyList<(string Topic, List<PartitionSummary> Partitions)> topics,
        IReadOnlyDictionary<(string Topic, int Partition), string> owners)
    {
        using var consumer = InspectionConsumer.Create(kafka, group, logger);
        var all = topics.SelectMany(topic => topic.Partitions.Select(p => new TopicPartition(topic.Topic, p.Partition)));
        var committed = consumer.Committed(all, kafka.RequestTimeout)
            .Where(position => position.Offset >= 0)
            .ToDictionary(position => position.TopicPartition, position => position.Offset.Value);
        var read = committed.Keys.Select(partition => partition.Topic)
            .Concat(owners.Keys.Select(partition => partition.Topic))
            .ToHashSet(StringComparer.Ordinal);
        List<GroupPartition> places =
        [
            .. topics.Where(topic => read.Contains(topic.Topic)).SelectMany(topic => topic.Partitions.Select(extent => new GroupPartition(
                topic.Topic,
                extent.Partition,
                committed.TryGetValue(new TopicPartition(topic.Topic, extent.Partition), out var offset) ? offset : null,
                extent.Start,
                extent.End,
                TimeSpan.Zero,
                owners.GetValueOrDefault((topic.Topic, extent.Partition))))),
        ];
        var ages = AgesOf(consumer, places.Where(place => place.Lag > 0).ToList());
        return [.. places.Select(place => place with { LagTime = ages.GetValueOrDefault((place.Topic, place.Partition)) })];
    }

    /// <summary>Reads the first record of each lag for its timestamp; one that does not come in time has no age.</summary>
    private Dictionary<(string Topic, int Partition), TimeSpan> AgesOf(
        IConsumer<byte[]?, byte[]?> consumer, IReadOnlyList<GroupPartition> behind)
    {
        var ages = new Dictionary<(string Topic, int Partition), TimeSpan>();
        if (behind.Count == 0)
        {
            return ages;
        }

        var left = behind.Select(place => (place.Topic, place.Partition)).ToHashSet();
        var started = timeProvider.GetTimestamp();
        var now = timeProvider.GetUtcNow();
        consumer.Assign(behind.Select(place => new TopicPartitionOffset(
            place.Topic, place.Partition, Math.Max(place.Committed ?? 0, place.Start))));
        while (left.Count > 0 && timeProvider.GetElapsedTime(started) < kafka.RequestTimeout)
        {
            if (InspectionConsumer.Poll(consumer, kafka) is not { } result || !left.Remove((result.Topic, result.Partition.Value)))
            {
                continue;
            }

            consumer.Pause([result.TopicPartition]); // one record is enough
            if (!result.IsPartitionEOF)
            {
                var age = now - new DateTimeOffset(result.Message.Timestamp.UtcDateTime);
                ages[(result.Topic, result.Partition.Value)] = age > TimeSpan.Zero ? age : TimeSpan.Zero;
            }
        }

        return ages;
    }
}
