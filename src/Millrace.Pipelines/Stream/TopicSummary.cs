namespace Millrace.Pipelines.Stream;

/// <summary>A topic as <see cref="TopicInspector.ListAsync"/> finds it.</summary>
/// <param name="Name">The topic's name.</param>
/// <param name="Partitions">Its partitions in order.</param>
/// <param name="Groups">The consumer groups that have committed an offset in it or are assigned its partitions, in order of
/// name.</param>
public sealed record TopicSummary(string Name, IReadOnlyList<PartitionSummary> Partitions, IReadOnlyList<GroupLag> Groups)
{
    /// <summary>The records in the topic: the sum of end minus start over its partitions.</summary>
    public long Records => Partitions.Sum(partition => partition.End - partition.Start);

    /// <summary>Whether it is one of Kafka's own.</summary>
    public bool IsInternal => IsInternalName(Name);

    internal static bool IsInternalName(string topic) => topic.StartsWith("__", StringComparison.Ordinal);
}
