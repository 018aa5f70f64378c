namespace Millrace.Pipelines.Stream;

/// <summary>How far a consumer group is behind in one topic.</summary>
/// <param name="Group">The group's id.</param>
/// <param name="State">The group's state as the coordinator names it, such as <c>Stable</c> or <c>Empty</c>.</param>
/// <param name="Committed">The committed offset by partition; null where the group has committed nothing.</param>
/// <param name="Lag">The records behind the committed offsets, summed; a partition without a commit counts whole.</param>
public sealed record GroupLag(string Group, string State, IReadOnlyList<long?> Committed, long Lag);
