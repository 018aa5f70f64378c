namespace Millrace.Pipelines.Groups;

/// <summary>A consumer group with its members and partitions.</summary>
/// <param name="Group">The group's id.</param>
/// <param name="State">Its state as the coordinator names it, such as <c>Stable</c> or <c>Empty</c>.</param>
/// <param name="Assignor">How partitions are shared out, such as <c>cooperative-sticky</c>; empty while the group has no members.</param>
/// <param name="IsPaused">Whether it was paused by hand.</param>
/// <param name="Members">Its members.</param>
/// <param name="Partitions">The partitions of its topics, in order of topic and number.</param>
public sealed record GroupDetails(
    string Group,
    string State,
    string Assignor,
    bool IsPaused,
    IReadOnlyList<GroupMemberSummary> Members,
    IReadOnlyList<GroupPartition> Partitions)
{
    /// <summary>The records not loaded yet.</summary>
    public long Lag => Partitions.Sum(partition => partition.Lag);

    /// <summary>The age of the oldest record not loaded yet; zero when there is none.</summary>
    public TimeSpan LagTime => Partitions.Select(partition => partition.LagTime).DefaultIfEmpty().Max();
}
