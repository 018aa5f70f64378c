namespace Millrace.Orchestration.Execution;

/// <summary>What happened in a run. Only events change a run, by <see cref="RunEvents.Apply"/>. Immutable.</summary>
public abstract record RunEvent
{
    /// <summary>The run began.</summary>
    public sealed record RunStarted(DateTimeOffset At) : RunEvent;

    /// <summary>The run ended.</summary>
    public sealed record RunEnded(RunState State, DateTimeOffset At, string Error) : RunEvent;

    /// <summary>The run is queued again, for some of its tasks must run again.</summary>
    public sealed record RunReopened(DateTimeOffset At, string? BackfillId) : RunEvent;

    /// <summary>Something was noted.</summary>
    public sealed record NoteSet(string Note) : RunEvent;

    /// <summary>The DAG has a task that the run did not have.</summary>
    public sealed record TaskAdded(TaskKey Task, int MaxTries) : RunEvent;

    /// <summary>The list of a mapped task is known.</summary>
    public sealed record TaskExpanded(string TaskId, int Count) : RunEvent;

    /// <summary>A task may start, but not now.</summary>
    public sealed record TaskScheduled(TaskKey Task) : RunEvent;

    /// <summary>Any worker may take the task.</summary>
    public sealed record TaskQueued(TaskKey Task, DateTimeOffset At) : RunEvent;

    /// <summary>A worker has the task.</summary>
    public sealed record TaskStarted(TaskKey Task, int TryNumber, string Worker, DateTimeOffset At) : RunEvent;

    /// <summary>The task ended: success, failed, skipped, upstream_failed or removed.</summary>
    public sealed record TaskEnded(TaskKey Task, TaskState State, DateTimeOffset At, string Error, IReadOnlyList<string>? Chosen)
        : RunEvent;

    /// <summary>The try failed and another will follow.</summary>
    public sealed record TaskWillRetry(TaskKey Task, DateTimeOffset At, DateTimeOffset NextTryAt, string Error) : RunEvent;

    /// <summary>The worker was lost.</summary>
    public sealed record TaskLost(TaskKey Task, DateTimeOffset At, string Reason) : RunEvent;

    /// <summary>The worker gave the task back.</summary>
    public sealed record TaskInterrupted(TaskKey Task, DateTimeOffset At, string Reason) : RunEvent;

    /// <summary>The task is as if it had not run.</summary>
    public sealed record TaskCleared(TaskKey Task, int Retries, DateTimeOffset At) : RunEvent;

    /// <summary>The items of a mapped task are as if they had not been made.</summary>
    public sealed record TaskCollapsed(string TaskId, int Retries, DateTimeOffset At) : RunEvent;

    /// <summary>Something is to be done outside.</summary>
    public sealed record EffectAdded(RunEffect Effect) : RunEvent;

    /// <summary>Something was done outside.</summary>
    public sealed record EffectDone(long Id) : RunEvent;
}
