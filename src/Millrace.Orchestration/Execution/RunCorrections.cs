namespace Millrace.Orchestration.Execution;

/// <summary>What people do to runs after the fact: clear, mark. Pure.</summary>
internal static class RunCorrections
{
    public static string? Clear(RunProgress progress, RunCommand.Clear clear)
    {
        if (clear.Tasks.FirstOrDefault(key => !progress.Run.InstancesOf(key.TaskId).Any()) is { TaskId: not null } unknown)
        {
            return $"The run has no task {unknown}.";
        }

        foreach (var key in clear.Tasks)
        {
            var retries = progress.Dag.FindTask(key.TaskId)?.Retry.Retries ?? 0;
            if (key.MapIndex < 0 && progress.Run.Find(key) is null)
            {
                progress.Emit(new RunEvent.TaskCollapsed(key.TaskId, retries, progress.Now));
            }
            else if (progress.Run.Find(key) is null)
            {
                return $"The run has no task {key}.";
            }
            else
            {
                progress.Emit(new RunEvent.TaskCleared(key, retries, progress.Now));
            }
        }

        Reopen(progress, clear.BackfillId);
        return null;
    }

    /// <summary>Says what became of tasks; what could not run because of them gets its chance again.</summary>
    public static string? MarkTasks(RunProgress progress, RunCommand.MarkTasks mark)
    {
        if (mark.State is not (TaskState.Success or TaskState.Failed or TaskState.Skipped))
        {
            return $"A task cannot be marked {StateNames.Of(mark.State)}, only success, failed or skipped.";
        }

        foreach (var key in mark.Tasks)
        {
            var instances = key.MapIndex < 0 ? progress.Run.InstancesOf(key.TaskId).ToList() : [.. Present(progress.Run.Find(key))];
            if (instances.Count == 0)
            {
                return $"The run has no task {key}.";
            }

            foreach (var instance in instances)
            {
                progress.Emit(new RunEvent.TaskEnded(
                    instance.Key, mark.State, progress.Now, mark.State == TaskState.Failed ? "Marked failed." : "", null));
            }
        }

        var ids = mark.Tasks.Select(key => key.TaskId).ToHashSet(StringComparer.Ordinal);
        var after = TaskRules.WithDownstream(progress.Dag, ids);
        after.ExceptWith(ids);
        var blocked = progress.Ordered().Where(task => after.Contains(task.Key.TaskId) && task.State == TaskState.UpstreamFailed).ToList();
        foreach (var task in blocked)
        {
            progress.Emit(new RunEvent.TaskCleared(task.Key, progress.Dag.FindTask(task.Key.TaskId)!.Retry.Retries, progress.Now));
        }

        Reopen(progress, null);
        return null;
    }

    public static string? MarkRun(RunProgress progress, RunCommand.MarkRun mark)
    {
        if (mark.State is not (RunState.Success or RunState.Failed))
        {
            return $"A run cannot be marked {StateNames.Of(mark.State)}, only success or failed.";
        }

        progress.EndAll(mark.State, mark.Reason);
        return null;
    }

    /// <summary>A run that has ended waits for its turn again.</summary>
    private static void Reopen(RunProgress progress, string? backfillId)
    {
        if (progress.Run.State is RunState.Success or RunState.Failed)
        {
            progress.Emit(new RunEvent.RunReopened(progress.Now, backfillId));
        }
    }

    private static IEnumerable<TaskInstance> Present(TaskInstance? instance) => instance is null ? [] : [instance];
}
