using Millrace.Orchestration.Dags;

namespace Millrace.Orchestration.Execution;

/// <summary>
/// How a run goes on: from a state and a command to events and effects (docs/adr/0011). Pure: no clock, no store, no randomness; the
/// same run, command and time give the same decision. What needs no command follows at once: rules that hold, tasks that are due, the
/// run's end.
/// </summary>
public static class RunMachine
{
    /// <summary>The most items of a mapped task.</summary>
    public const int MaxMapLength = 1000;

    /// <summary>Decides about a command.</summary>
    /// <param name="dag">The DAG as it is now; tasks it no longer has are removed from the run, new ones are added.</param>
    /// <param name="run">The run as it is.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="now">The time, in whole milliseconds.</param>
    public static RunDecision Decide(Dag dag, DagRun run, RunCommand command, DateTimeOffset now)
    {
        var progress = new RunProgress(dag, run, now);
        var refusal = Execute(progress, command);
        if (refusal is null)
        {
            progress.Settle();
        }

        return new RunDecision(progress.Run, progress.Events, progress.Effects, refusal);
    }

    /// <summary>When the run needs a <see cref="RunCommand.Tick"/>: the next retry or its time limit; null when it waits for no
    /// time.</summary>
    public static DateTimeOffset? NextWake(Dag dag, DagRun run)
    {
        if (run.State != RunState.Running)
        {
            return null;
        }

        var wake = dag.RunTimeout is { } limit && run.StartedAt is { } started ? started + limit : (DateTimeOffset?)null;
        foreach (var task in run.Tasks.Values)
        {
            wake = task.State == TaskState.UpForRetry && task.NextTryAt is { } next && (wake is null || next < wake) ? next : wake;
        }

        return wake;
    }

    /// <summary>Mapped tasks whose rule holds and whose list must now be fetched from another task: send <see cref="RunCommand.Expand"/>
    /// or <see cref="RunCommand.ExpandFailed"/>.</summary>
    public static IEnumerable<TaskDefinition> AwaitingExpansion(Dag dag, DagRun run) => run.State != RunState.Running
        ? []
        : dag.Tasks.Where(task => task is { Kind: TaskKind.Mapped, MapSource: not null }
            && run.Find(new TaskKey(task.Id)) is { State: TaskState.None }
            && TaskRules.Judge(dag, run, task) == RuleVerdict.Ready);

    private static string? Execute(RunProgress progress, RunCommand command) => command switch
    {
        RunCommand.Start => Start(progress),
        RunCommand.Claim claim => Claim(progress, claim),
        RunCommand.Complete complete => Complete(progress, complete),
        RunCommand.WorkerLost lost => WorkerLost(progress, lost),
        RunCommand.Expand expand => Expand(progress, expand),
        RunCommand.ExpandFailed failed => ExpandFailed(progress, failed),
        RunCommand.Tick => Tick(progress),
        RunCommand.Clear clear => RunCorrections.Clear(progress, clear),
        RunCommand.MarkTasks mark => RunCorrections.MarkTasks(progress, mark),
        RunCommand.MarkRun mark => RunCorrections.MarkRun(progress, mark),
        RunCommand.EffectsDone done => EffectsDone(progress, done),
        RunCommand.SetNote note => SetNote(progress, note),
        _ => throw new ArgumentException($"There is no command {command.GetType().Name}.", nameof(command)),
    };

    private static string? Start(RunProgress progress)
    {
        if (progress.Run.State != RunState.Queued)
        {
            return "The run is not queued.";
        }

        progress.Emit(new RunEvent.RunStarted(progress.Now));
        return null;
    }

    private static string? Claim(RunProgress progress, RunCommand.Claim claim)
    {
        if (progress.Run.State != RunState.Running || progress.Run.Find(claim.Task) is not { State: TaskState.Queued } task
            || task.TryNumber + 1 != claim.TryNumber)
        {
            return $"Task {claim.Task} is not queued for try {claim.TryNumber}.";
        }

        progress.Emit(new RunEvent.TaskStarted(claim.Task, claim.TryNumber, claim.Worker, progress.Now));
        return null;
    }

    private static string? Complete(RunProgress progress, RunCommand.Complete complete)
    {
        if (progress.Run.Find(complete.Task) is not { State: TaskState.Running } task
            || task.TryNumber != complete.TryNumber || task.Worker != complete.Worker)
        {
            return $"Try {complete.TryNumber} of task {complete.Task} is no longer {complete.Worker}'s.";
        }

        switch (complete.Outcome)
        {
            case TaskOutcome.Succeeded succeeded:
                progress.Succeed(task, succeeded.Chosen);
                break;
            case TaskOutcome.Failed failed:
                progress.FailTry(task, failed.Error);
                break;
            case TaskOutcome.FailedForGood failed:
                progress.Fail(task, failed.Error);
                break;
            case TaskOutcome.Skipped skipped:
                progress.Emit(new RunEvent.TaskEnded(task.Key, TaskState.Skipped, progress.Now, skipped.Reason, null));
                break;
            case TaskOutcome.Interrupted interrupted:
                progress.Emit(new RunEvent.TaskInterrupted(task.Key, progress.Now, interrupted.Reason));
                break;
        }

        return null;
    }

    private static string? WorkerLost(RunProgress progress, RunCommand.WorkerLost lost)
    {
        const string Reason = "The worker showed no sign of life.";
        foreach (var task in progress.Ordered().Where(task => task.State == TaskState.Running && task.Worker == lost.Worker))
        {
            if (task.Lost >= progress.Dag.MaxLostWorkers)
            {
                progress.FailTry(task, Reason);
            }
            else
            {
                progress.Emit(new RunEvent.TaskLost(task.Key, progress.Now, Reason));
            }
        }

        return null;
    }

    private static string? Expand(RunProgress progress, RunCommand.Expand expand)
    {
        var awaited = AwaitingExpansion(progress.Dag, progress.Run).FirstOrDefault(task => task.Id == expand.TaskId);
        if (awaited is null)
        {
            return $"Task {expand.TaskId} does not wait for its list.";
        }

        progress.Expand(awaited, expand.Count);
        return null;
    }

    private static string? ExpandFailed(RunProgress progress, RunCommand.ExpandFailed failed)
    {
        if (AwaitingExpansion(progress.Dag, progress.Run).All(task => task.Id != failed.TaskId))
        {
            return $"Task {failed.TaskId} does not wait for its list.";
        }

        progress.Fail(progress.Run.Tasks[new TaskKey(failed.TaskId)], failed.Error);
        return null;
    }

    private static string? Tick(RunProgress progress)
    {
        if (progress.Run is { State: RunState.Running, StartedAt: { } started } && progress.Dag.RunTimeout is { } limit
            && progress.Now >= started + limit)
        {
            progress.EndAll(RunState.Failed, $"The run took longer than {limit}.");
        }

        return null;
    }

    private static string? EffectsDone(RunProgress progress, RunCommand.EffectsDone done)
    {
        foreach (var effect in progress.Run.Outbox.Where(effect => done.Ids.Contains(effect.Id)))
        {
            progress.Emit(new RunEvent.EffectDone(effect.Id));
        }

        return null;
    }

    private static string? SetNote(RunProgress progress, RunCommand.SetNote note)
    {
        progress.Emit(new RunEvent.NoteSet(note.Note));
        return null;
    }
}
