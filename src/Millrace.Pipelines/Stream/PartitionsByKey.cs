using System.Text;
using Confluent.Kafka;

namespace Millrace.Pipelines.Stream;

/// <summary>Where a record of a key goes: the partition of its own that the options give it, else the one its hash says.
/// Thread-safe.</summary>
internal sealed class PartitionsByKey(StreamOptions options)
{
    private readonly Dictionary<string, int> _partitions =
        options.PartitionKeys.Index().ToDictionary(key => key.Item, key => key.Index, StringComparer.Ordinal);

    public TopicPartition TargetOf(string key) => new(
        options.Topic.Name, _partitions.TryGetValue(key, out var partition) ? new Partition(partition) : Partition.Any);

    public TopicPartition TargetOf(byte[]? key) => TargetOf(Encoding.UTF8.GetString(key ?? []));
}
