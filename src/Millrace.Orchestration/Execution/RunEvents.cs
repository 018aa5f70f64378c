namespace Millrace.Orchestration.Execution;

/// <summary>What each event changes in a run, and nothing else does. Pure.</summary>
public static class RunEvents
{
    /// <summary>The run after the event.</summary>
    public static DagRun Apply(DagRun run, RunEvent happened) => happened switch
    {
        RunEvent.RunStarted started => run with { State = RunState.Running, StartedAt = started.At },
        RunEvent.RunEnded ended => run with { State = ended.State, EndedAt = ended.At, Error = ended.Error },
        RunEvent.RunReopened reopened => run with
        {
            State = RunState.Queued,
            QueuedAt = reopened.At,
            StartedAt = null,
            EndedAt = null,
            Error = "",
            BackfillId = reopened.BackfillId ?? run.BackfillId,
        },
        RunEvent.NoteSet noted => run with { Note = noted.Note },
        RunEvent.TaskAdded added => With(run, new TaskInstance { Key = added.Task, MaxTries = added.MaxTries }),
        RunEvent.TaskExpanded expanded => Expand(run, expanded),
        RunEvent.TaskCollapsed collapsed => Collapse(run, collapsed),
        RunEvent.EffectAdded added => run with { Outbox = run.Outbox.Add(added.Effect), EffectCount = added.Effect.Id },
        RunEvent.EffectDone done => run with { Outbox = run.Outbox.RemoveAll(effect => effect.Id == done.Id) },
        _ => ApplyToTask(run, happened),
    };

    private static DagRun ApplyToTask(DagRun run, RunEvent happened) => happened switch
    {
        RunEvent.TaskScheduled e => Change(run, e.Task, task => task with { State = TaskState.Scheduled }),
        RunEvent.TaskQueued e => Change(run, e.Task, task => task with { State = TaskState.Queued, QueuedAt = e.At, NextTryAt = null }),
        RunEvent.TaskStarted e => Change(run, e.Task, task => task with
        {
            State = TaskState.Running, TryNumber = e.TryNumber, Worker = e.Worker, StartedAt = e.At, EndedAt = null, Error = "",
        }),
        RunEvent.TaskEnded e => Change(run, e.Task, task => task.End(e.State, e.At, e.Error) with { Chosen = e.Chosen }),
        RunEvent.TaskWillRetry e => Change(run, e.Task, task =>
            task.End(TaskState.UpForRetry, e.At, e.Error) with { Failures = task.Failures + 1, NextTryAt = e.NextTryAt }),
        RunEvent.TaskLost e => Change(run, e.Task, task => task.End(TaskState.Restarting, e.At, e.Reason) with
        {
            Lost = task.Lost + 1, MaxTries = task.MaxTries + 1,
        }),
        RunEvent.TaskInterrupted e => Change(run, e.Task, task =>
            task.End(TaskState.Restarting, e.At, e.Reason) with { MaxTries = task.MaxTries + 1 }),
        RunEvent.TaskCleared e => Change(run, e.Task, task => Cleared(task, e.Retries, e.At)),
        _ => throw new ArgumentException($"There is no event {happened.GetType().Name}.", nameof(happened)),
    };

    private static TaskInstance Cleared(TaskInstance task, int retries, DateTimeOffset at) =>
        (task.State == TaskState.Running ? task.End(TaskState.Restarting, at, "The task was cleared.") : task) with
        {
            State = TaskState.None,
            MaxTries = task.TryNumber + 1 + retries,
            Failures = 0,
            Lost = 0,
            QueuedAt = null,
            StartedAt = null,
            EndedAt = null,
            NextTryAt = null,
            Worker = "",
            Error = "",
            Chosen = null,
        };

    private static DagRun Expand(DagRun run, RunEvent.TaskExpanded expanded)
    {
        var whole = new TaskKey(expanded.TaskId);
        var tasks = run.Tasks;
        if (expanded.Count > 0)
        {
            var first = tasks[whole];
            tasks = tasks.Remove(whole).SetItems(Enumerable.Range(0, expanded.Count).Select(index =>
                KeyValuePair.Create(new TaskKey(expanded.TaskId, index), first with { Key = new TaskKey(expanded.TaskId, index) })));
        }

        return run with { Tasks = tasks };
    }

    /// <summary>Back to one instance. It goes on from the highest try, so that no worker of an earlier item takes a new one for its
    /// own.</summary>
    private static DagRun Collapse(DagRun run, RunEvent.TaskCollapsed collapsed)
    {
        var items = run.InstancesOf(collapsed.TaskId).ToList();
        var highest = items.MaxBy(item => item.TryNumber)!;
        var whole = Cleared(highest, collapsed.Retries, collapsed.At) with { Key = new TaskKey(collapsed.TaskId) };
        return run with { Tasks = run.Tasks.RemoveRange(items.Select(item => item.Key)).SetItem(whole.Key, whole) };
    }

    private static DagRun Change(DagRun run, TaskKey key, Func<TaskInstance, TaskInstance> change) => With(run, change(run.Tasks[key]));

    private static DagRun With(DagRun run, TaskInstance task) => run with { Tasks = run.Tasks.SetItem(task.Key, task) };
}
