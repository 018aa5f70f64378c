using Confluent.Kafka;

namespace Millrace.Pipelines.Load;

/// <summary>
/// Decides whether everything that was in the topic at one moment is loaded, by this loader or by others of its group. Used by the
/// poll thread only; its requests block for at most the request timeout.
/// </summary>
internal sealed class CatchUp(IConsumer<byte[]?, byte[]?> consumer, KafkaOptions kafka, string topic, TimeProvider timeProvider)
{
    private static readonly TimeSpan CommittedInterval = TimeSpan.FromMilliseconds(300);
    private Dictionary<TopicPartition, WatermarkOffsets>? _targets;
    private long _askedCommitted;

    /// <summary>Fixes the end offsets to be reached, if the cluster answers.</summary>
    public void Begin()
    {
        try
        {
            _targets ??= ReadTargets();
        }
        catch (KafkaException)
        {
            // The first comparison asks again.
        }
    }

    /// <summary>Compares; fixes the end offsets to be reached first when that is not done.</summary>
    /// <param name="lanes">The partitions assigned to this loader.</param>
    public bool IsReached(IReadOnlyDictionary<TopicPartition, PartitionLane> lanes)
    {
        try
        {
            _targets ??= ReadTargets();
            var elsewhere = new List<TopicPartition>();
            foreach (var (partition, target) in _targets)
            {
                if (target.High == target.Low)
                {
                    continue;
                }

                if (!lanes.TryGetValue(partition, out var lane))
                {
                    elsewhere.Add(partition);
                }
                else if (!lane.HasReached(target.High))
                {
                    return false;
                }
            }

            return elsewhere.Count == 0 || AreCommitted(elsewhere);
        }
        catch (KafkaException)
        {
            return false; // the cluster does not answer at the moment; the next round asks again
        }
    }

    private Dictionary<TopicPartition, WatermarkOffsets> ReadTargets()
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var metadata = admin.GetMetadata(kafka.RequestTimeout).Topics.Find(found => found.Topic == topic);
        return metadata?.Partitions
            .Select(partition => new TopicPartition(topic, partition.PartitionId))
            .ToDictionary(partition => partition, partition => consumer.QueryWatermarkOffsets(partition, kafka.RequestTimeout)) ?? [];
    }

    private bool AreCommitted(List<TopicPartition> partitions)
    {
        if (_askedCommitted != 0 && timeProvider.GetElapsedTime(_askedCommitted) < CommittedInterval)
        {
            return false;
        }

        _askedCommitted = timeProvider.GetTimestamp();
        // A commit beyond the end belongs to a topic that was since deleted and made anew: it says nothing about this one.
        return consumer.Committed(partitions, kafka.RequestTimeout).All(position =>
            position.Offset >= _targets![position.TopicPartition].High
            && position.Offset <= consumer.QueryWatermarkOffsets(position.TopicPartition, kafka.RequestTimeout).High);
    }
}
