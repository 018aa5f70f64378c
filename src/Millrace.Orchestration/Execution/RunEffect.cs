using Millrace.Orchestration.Notifications;

namespace Millrace.Orchestration.Execution;

/// <summary>Something to be done outside because of what happened in a run. It stays with the run until it was done, so that it is done
/// at least once. Immutable.</summary>
/// <param name="Id">Its number in the run.</param>
/// <param name="At">When what it is about happened.</param>
public abstract record RunEffect(long Id, DateTimeOffset At)
{
    /// <summary>Tell the notifiers of the DAG or the task.</summary>
    public sealed record Notify(long Id, DateTimeOffset At, NotificationKind Kind, TaskKey? Task, int TryNumber, string Error)
        : RunEffect(Id, At);

    /// <summary>Say that a dataset changed.</summary>
    public sealed record DatasetChanged(long Id, DateTimeOffset At, string Dataset) : RunEffect(Id, At);
}
