namespace Millrace.Orchestration.Execution;

/// <summary>What someone wants of a run. Immutable.</summary>
public abstract record RunCommand
{
    /// <summary>Begin: the DAG may have another active run.</summary>
    public sealed record Start : RunCommand;

    /// <summary>A worker takes a queued task for its next try, which has this number.</summary>
    public sealed record Claim(TaskKey Task, int TryNumber, string Worker) : RunCommand;

    /// <summary>A worker reports what became of its try. Refused when the try is no longer its own.</summary>
    public sealed record Complete(TaskKey Task, int TryNumber, string Worker, TaskOutcome Outcome) : RunCommand;

    /// <summary>A worker shows no sign of life: whatever it had is free again.</summary>
    public sealed record WorkerLost(string Worker) : RunCommand;

    /// <summary>The list of a mapped task is known.</summary>
    public sealed record Expand(string TaskId, int Count) : RunCommand;

    /// <summary>The list of a mapped task cannot be had.</summary>
    public sealed record ExpandFailed(string TaskId, string Error) : RunCommand;

    /// <summary>Time has passed: retries may be due, or the run may have taken too long.</summary>
    public sealed record Tick : RunCommand;

    /// <summary>Forget what became of tasks and run them again.</summary>
    /// <param name="Tasks">Which; an index of -1 means every item of a mapped task.</param>
    /// <param name="BackfillId">The backfill that wants it; null when a person does.</param>
    public sealed record Clear(IReadOnlyList<TaskKey> Tasks, string? BackfillId = null) : RunCommand;

    /// <summary>Say what became of tasks, whatever did: success, failed or skipped.</summary>
    public sealed record MarkTasks(IReadOnlyList<TaskKey> Tasks, TaskState State) : RunCommand;

    /// <summary>End the run as success or failed.</summary>
    public sealed record MarkRun(RunState State, string Reason) : RunCommand;

    /// <summary>Effects are done.</summary>
    public sealed record EffectsDone(IReadOnlyList<long> Ids) : RunCommand;

    /// <summary>Note something.</summary>
    public sealed record SetNote(string Note) : RunCommand;
}
