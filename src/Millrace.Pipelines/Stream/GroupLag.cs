using Millrace.Pipelines.Groups;

namespace Millrace.Pipelines.Stream;

/// <summary>How far a consumer group is behind in one topic.</summary>
/// <param name="Group">The group's id.</param>
/// <param name="State">The group's state as the coordinator names it, such as <c>Stable</c> or <c>Empty</c>.</param>
/// <param name="Committed">The committed offset by partition; null where the group has committed nothing.</param>
/// <param name="Partitions">How far it is behind, by partition; a partition without a commit counts whole.</param>
public sealed record GroupLag(string Group, string State, IReadOnlyList<long?> Committed, IReadOnlyList<PartitionLag> Partitions)
{
    /// <summary>The records not loaded yet.</summary>
    public long Lag => Partitions.Sum(partition => partition.Records);

    /// <summary>The age of the oldest record not loaded yet; zero when there is none.</summary>
    public TimeSpan LagTime => Partitions.Select(partition => partition.Age).DefaultIfEmpty().Max();
}
