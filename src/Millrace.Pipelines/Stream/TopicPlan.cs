namespace Millrace.Pipelines.Stream;

/// <summary>What a topic has and what a pipeline needs of it. Immutable.</summary>
/// <param name="Topic">The topic's name.</param>
/// <param name="Partitions">Its partitions; 0 when there is no such topic.</param>
/// <param name="NeededPartitions">The partitions it must have at least.</param>
public sealed record TopicPlan(string Topic, int Partitions, int NeededPartitions)
{
    /// <summary>The partitions that would be added, all of them for a topic that is missing.</summary>
    public int Missing => Math.Max(0, NeededPartitions - Partitions);
}
