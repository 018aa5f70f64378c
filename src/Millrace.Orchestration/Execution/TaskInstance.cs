namespace Millrace.Orchestration.Execution;

/// <summary>A task of a run, or one item of a mapped task. A mapped task has one instance without index until its list is known.
/// Immutable.</summary>
public sealed record TaskInstance
{
    /// <summary>How many past tries are kept.</summary>
    public const int MaxTryHistory = 50;

    /// <summary>Which task.</summary>
    public required TaskKey Key { get; init; }

    /// <summary>Where it stands.</summary>
    public TaskState State { get; init; }

    /// <summary>Tries begun; never falls, so it also tells the owner of the last try from earlier ones.</summary>
    public int TryNumber { get; init; }

    /// <summary>The try that is the last one if it fails.</summary>
    public int MaxTries { get; init; }

    /// <summary>Tries that failed since the task was last cleared.</summary>
    public int Failures { get; init; }

    /// <summary>Tries whose worker was lost since the task was last cleared.</summary>
    public int Lost { get; init; }

    /// <summary>Who has it, while it is running.</summary>
    public string Worker { get; init; } = "";

    /// <summary>When it was last queued.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>When its last try began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it is tried again, while it is up_for_retry.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>Why it failed or was skipped; empty otherwise.</summary>
    public string Error { get; init; } = "";

    /// <summary>The tasks a branch chose; null for any other task.</summary>
    public IReadOnlyList<string>? Chosen { get; init; }

    /// <summary>The last tries that are over, oldest first.</summary>
    public IReadOnlyList<TaskTry> Tries { get; init; } = [];

    /// <summary>Whether nothing more will become of it by itself.</summary>
    public bool IsDone =>
        State is TaskState.Success or TaskState.Failed or TaskState.Skipped or TaskState.UpstreamFailed or TaskState.Removed;

    /// <summary>The instance after the running try is over.</summary>
    internal TaskInstance End(TaskState state, DateTimeOffset at, string error)
    {
        var ended = this with { State = state, EndedAt = at, Error = error, Worker = "", NextTryAt = null };
        return State != TaskState.Running ? ended : ended with
        {
            Tries =
            [
                .. Tries.Count < MaxTryHistory ? Tries : Tries.Skip(1),
                new TaskTry(TryNumber, state == TaskState.UpForRetry ? TaskState.Failed : state, StartedAt ?? at, at, Worker, error),
            ],
        };
    }
}
