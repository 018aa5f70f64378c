using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Notifications;

namespace Millrace.Orchestration.Execution;

/// <summary>One decision while it is made: the run as the events so far leave it. Not thread-safe.</summary>
internal sealed class RunProgress(Dag dag, DagRun run, DateTimeOffset now)
{
    private readonly List<RunEvent> _events = [];
    private readonly List<RunEffect> _effects = [];

    public Dag Dag { get; } = dag;

    public DateTimeOffset Now { get; } = now;

    public DagRun Run { get; private set; } = run;

    public IReadOnlyList<RunEvent> Events => _events;

    public IReadOnlyList<RunEffect> Effects => _effects;

    public void Emit(RunEvent happened)
    {
        Run = RunEvents.Apply(Run, happened);
        _events.Add(happened);
    }

    /// <summary>The tasks in the order of the DAG, so that the same run always goes on in the same way.</summary>
    public IReadOnlyList<TaskInstance> Ordered() => [.. Dag.Tasks.SelectMany(task => Run.InstancesOf(task.Id))];

    public void Succeed(TaskInstance task, IReadOnlyList<string>? chosen)
    {
        var definition = Dag.FindTask(task.Key.TaskId)!;
        if (chosen?.FirstOrDefault(id => !definition.Downstream.Contains(id)) is { } foreign)
        {
            Fail(task, $"The branch chose '{foreign}', which does not directly depend on it.");
            return;
        }

        Emit(new RunEvent.TaskEnded(task.Key, TaskState.Success, Now, "", chosen));
        Notify(NotificationKind.TaskSucceeded, task, "");
        foreach (var dataset in definition.Produces)
        {
            Effect(id => new RunEffect.DatasetChanged(id, Now, dataset.Name));
        }
    }

    /// <summary>A try failed: the task waits for the next one, or has failed when there is none left.</summary>
    public void FailTry(TaskInstance task, string error)
    {
        if (task.TryNumber >= task.MaxTries)
        {
            Fail(task, error);
            return;
        }

        var delay = Dag.FindTask(task.Key.TaskId)!.Retry.DelayAfter(task.Failures + 1);
        Emit(new RunEvent.TaskWillRetry(task.Key, Now, Now + delay, error));
        Notify(NotificationKind.TaskRetried, task, error);
    }

    public void Fail(TaskInstance task, string error)
    {
        Emit(new RunEvent.TaskEnded(task.Key, TaskState.Failed, Now, error, null));
        Notify(NotificationKind.TaskFailed, task, error);
    }

    /// <summary>The list of a mapped task is known; without items it is skipped.</summary>
    public void Expand(TaskDefinition task, int count)
    {
        var whole = Run.Tasks[new TaskKey(task.Id)];
        if (count > RunMachine.MaxMapLength)
        {
            Fail(whole, $"The list has {count} items; a mapped task takes at most {RunMachine.MaxMapLength}.");
        }
        else if (count == 0)
        {
            Emit(new RunEvent.TaskEnded(whole.Key, TaskState.Skipped, Now, "The list is empty.", null));
        }
        else
        {
            Emit(new RunEvent.TaskExpanded(task.Id, count));
        }
    }

    /// <summary>Ends the run, whatever its tasks do: those that run are over, the others are skipped.</summary>
    public void EndAll(RunState state, string reason)
    {
        foreach (var task in Ordered().Where(task => !task.IsDone))
        {
            var end = task.State != TaskState.Running ? TaskState.Skipped
                : state == RunState.Success ? TaskState.Success
                : TaskState.Failed;
            Emit(new RunEvent.TaskEnded(task.Key, end, Now, reason, null));
        }

        EndRun(state, reason);
    }

    /// <summary>Everything that follows without a command.</summary>
    public void Settle()
    {
        if (Run.State != RunState.Running)
        {
            return;
        }

        Adopt();
        // Tasks come after those they depend on, so one round sees all that follows from what it does itself.
        foreach (var definition in Dag.Tasks)
        {
            foreach (var task in Run.InstancesOf(definition.Id).ToList())
            {
                Advance(definition, task);
            }
        }

        Queue();
        if (Run.Tasks.Values.All(task => task.IsDone))
        {
            EndRun(LeafFailed() ? RunState.Failed : RunState.Success, "");
        }
    }

    /// <summary>Brings the run's tasks in line with the DAG's.</summary>
    private void Adopt()
    {
        foreach (var definition in Dag.Tasks.Where(definition => !Run.InstancesOf(definition.Id).Any()))
        {
            Emit(new RunEvent.TaskAdded(new TaskKey(definition.Id), 1 + definition.Retry.Retries));
        }

        foreach (var task in Run.Tasks.Values.Where(task => !task.IsDone && Dag.FindTask(task.Key.TaskId) is null).ToList())
        {
            Emit(new RunEvent.TaskEnded(task.Key, TaskState.Removed, Now, "The DAG no longer has this task.", null));
        }
    }

    private void Advance(TaskDefinition definition, TaskInstance task)
    {
        switch (task.State)
        {
            case TaskState.None when TaskRules.Judge(Dag, Run, definition) is var verdict and not RuleVerdict.Wait:
                Obey(definition, task, verdict);
                break;
            case TaskState.UpForRetry when task.NextTryAt <= Now:
            case TaskState.Restarting:
                Emit(new RunEvent.TaskScheduled(task.Key));
                break;
        }
    }

    private void Obey(TaskDefinition definition, TaskInstance task, RuleVerdict verdict)
    {
        if (verdict != RuleVerdict.Ready)
        {
            var state = verdict == RuleVerdict.Skip ? TaskState.Skipped : TaskState.UpstreamFailed;
            Emit(new RunEvent.TaskEnded(task.Key, state, Now, "", null));
            return;
        }

        if (definition.Kind == TaskKind.Mapped && task.Key.MapIndex < 0)
        {
            if (definition.MapSource is not null)
            {
                // The list must be fetched first: see RunMachine.AwaitingExpansion.
                return;
            }

            Expand(definition, definition.Items.Count);
            foreach (var item in Run.InstancesOf(definition.Id).Where(item => item.State == TaskState.None).ToList())
            {
                Emit(new RunEvent.TaskScheduled(item.Key));
            }

            return;
        }

        Emit(new RunEvent.TaskScheduled(task.Key));
    }

    /// <summary>Lets workers have as many of the tasks that may start as the DAG allows.</summary>
    private void Queue()
    {
        var room = Dag.MaxActiveTasks - Run.Tasks.Values.Count(task => task.State is TaskState.Queued or TaskState.Running);
        if (room > 0 && Run.Tasks.Values.Any(task => task.State == TaskState.Scheduled))
        {
            foreach (var task in Ordered().Where(task => task.State == TaskState.Scheduled).Take(room))
            {
                Emit(new RunEvent.TaskQueued(task.Key, Now));
            }
        }
    }

    private bool LeafFailed() => Dag.Tasks.Where(definition => definition.Downstream.Count == 0)
        .SelectMany(definition => Run.InstancesOf(definition.Id))
        .Any(task => task.State is TaskState.Failed or TaskState.UpstreamFailed);

    private void EndRun(RunState state, string reason)
    {
        var error = state == RunState.Failed && reason.Length == 0 ? FirstError() : reason;
        Emit(new RunEvent.RunEnded(state, Now, error));
        var kind = state == RunState.Failed ? NotificationKind.RunFailed : NotificationKind.RunSucceeded;
        if (Dag.Notifiers.ContainsKey(kind))
        {
            Effect(id => new RunEffect.Notify(id, Now, kind, null, 0, error));
        }
    }

    private string FirstError() => Ordered().FirstOrDefault(task => task.State == TaskState.Failed) is { } failed
        ? $"Task {failed.Key} failed: {failed.Error}"
        : "";

    private void Notify(NotificationKind kind, TaskInstance task, string error)
    {
        if (Dag.FindTask(task.Key.TaskId)!.Notifiers.ContainsKey(kind))
        {
            Effect(id => new RunEffect.Notify(id, Now, kind, task.Key, task.TryNumber, error));
        }
    }

    private void Effect(Func<long, RunEffect> make)
    {
        var effect = make(Run.EffectCount + 1);
        _effects.Add(effect);
        Emit(new RunEvent.EffectAdded(effect));
    }
}
