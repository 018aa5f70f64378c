namespace Millrace.Pipelines.Groups;

/// <summary>A consumer group in a list.</summary>
/// <param name="Group">The group's id.</param>
/// <param name="State">Its state as the coordinator names it, such as <c>Stable</c> or <c>Empty</c>; <c>Unknown</c> for a group that is
/// paused and that the cluster does not know.</param>
/// <param name="IsPaused">Whether it was paused by hand.</param>
/// <param name="Members">Its members.</param>
/// <param name="Topics">The topics it has committed offsets in or is assigned.</param>
/// <param name="Lag">The records it has not loaded yet.</param>
/// <param name="LagTime">The age of the oldest of them.</param>
public sealed record GroupSummary(
    string Group, string State, bool IsPaused, int Members, IReadOnlyList<string> Topics, long Lag, TimeSpan LagTime);
