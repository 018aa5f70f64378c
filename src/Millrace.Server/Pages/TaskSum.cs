using Millrace.Orchestration.Execution;

namespace Millrace.Server.Pages;

/// <summary>One task of a run, whose instances, when it is mapped many, are shown as one.</summary>
internal static class TaskSum
{
    // What needs to be seen first.
    private static readonly TaskState[] ByUrgency =
    [
        TaskState.Failed, TaskState.UpstreamFailed, TaskState.UpForRetry, TaskState.Restarting, TaskState.Running, TaskState.Queued,
        TaskState.Scheduled, TaskState.None, TaskState.Success, TaskState.Skipped, TaskState.Removed,
    ];

    /// <summary>The state that most needs to be seen; none without instances.</summary>
    public static TaskState StateOf(IReadOnlyList<TaskInstance> instances) =>
        instances.Count == 0 ? TaskState.None : ByUrgency.First(state => instances.Any(item => item.State == state));

    /// <summary>When the last one ended; null before.</summary>
    public static DateTimeOffset? EndOf(IReadOnlyList<TaskInstance> instances) =>
        instances.All(item => item.IsDone) ? instances.Max(item => item.EndedAt) : null;

    /// <summary>How many items there are by their state; null when these are no items.</summary>
    public static Dictionary<string, int>? ItemsOf(IReadOnlyList<TaskInstance> instances) =>
        instances.Any(item => item.Key.MapIndex >= 0)
            ? instances.CountBy(item => StateNames.Of(item.State)).ToDictionary(StringComparer.Ordinal)
            : null;
}
