using System.Collections.Concurrent;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>Takes queued tasks for a worker, oldest run first. One loop takes; <see cref="Release"/> may be called by anyone.</summary>
internal sealed class TaskClaims(SchedulerParts parts)
{
    private readonly RunTable _runs = new(parts.Store);
    private readonly ConcurrentDictionary<string, bool> _held = new(StringComparer.Ordinal);

    /// <summary>Takes one task, or none: null.</summary>
    public async Task<ClaimedTask?> TakeAsync(WorkerSession session, CancellationToken cancellationToken)
    {
        var claimed = await FindOwnAsync(session, cancellationToken) ?? await TakeQueuedAsync(session, cancellationToken);
        if (claimed is not null)
        {
            _held[claimed.Id] = true;
        }

        return claimed;
    }

    /// <summary>The try is over, and the run knows.</summary>
    public void Release(ClaimedTask claimed) => _held.TryRemove(claimed.Id, out _);

    /// <summary>A task that is this worker's although it does not know: the store failed just after the claim took effect.</summary>
    private async Task<ClaimedTask?> FindOwnAsync(WorkerSession session, CancellationToken cancellationToken)
    {
        foreach (var run in parts.OpenRuns.All)
        {
            foreach (var instance in run.Tasks.Values.Where(instance => IsUnknown(run, instance, session)))
            {
                if (await _runs.GetAsync(run.Key, cancellationToken) is { } fresh
                    && fresh.Find(instance.Key) is { } own && IsUnknown(fresh, own, session)
                    && parts.Dags.Find(run.Key.DagId)!.FindTask(own.Key.TaskId) is { } task)
                {
                    return new ClaimedTask(parts.Dags.Find(run.Key.DagId)!, task, fresh, own);
                }
            }
        }

        return null;
    }

    private bool IsUnknown(DagRun run, TaskInstance instance, WorkerSession session) =>
        instance.State == TaskState.Running && session.IsAlive && instance.Worker == session.Name
        && !_held.ContainsKey(ClaimedTask.IdOf(run, instance));

    private async Task<ClaimedTask?> TakeQueuedAsync(WorkerSession session, CancellationToken cancellationToken)
    {
        var waiting = new HashSet<TaskDefinition>();
        foreach (var run in parts.OpenRuns.All.Where(HasQueued).OrderBy(run => run.QueuedAt).ThenBy(run => run.LogicalDate))
        {
            foreach (var task in parts.Dags.Find(run.Key.DagId)!.Tasks)
            {
                foreach (var instance in run.InstancesOf(task.Id).Where(instance => instance.State == TaskState.Queued))
                {
                    if (!session.IsAlive || waiting.Contains(task))
                    {
                        continue;
                    }

                    if (await TakeAsync(run, task, instance, session.Name, cancellationToken) is { } claimed)
                    {
                        return claimed;
                    }

                    if (TaskSlots.IsNeeded(task))
                    {
                        // Without slots for one there are none for the next.
                        waiting.Add(task);
                    }
                }
            }
        }

        return null;
    }

    private static bool HasQueued(DagRun run) =>
        run.State == RunState.Running && run.Tasks.Values.Any(task => task.State == TaskState.Queued);

    private async Task<ClaimedTask?> TakeAsync(
        DagRun run, TaskDefinition task, TaskInstance queued, string worker, CancellationToken cancellationToken)
    {
        var key = queued.Key;
        var tryNumber = queued.TryNumber + 1;
        var needsSlots = TaskSlots.IsNeeded(task);
        if (needsSlots && !await parts.Slots.TakeAsync(run.Key, task, key, tryNumber, worker, cancellationToken))
        {
            return null;
        }

        var decision = await parts.Driver.ExecuteAsync(run.Key, new RunCommand.Claim(key, tryNumber, worker), cancellationToken);
        if (decision?.Run.Find(key) is { State: TaskState.Running } instance && instance.Worker == worker && decision.Refusal is null)
        {
            return new ClaimedTask(parts.Dags.Find(run.Key.DagId)!, task, decision.Run, instance);
        }

        // Someone else has it, and with it perhaps the slots: give back only what was taken under this name.
        if (needsSlots && decision?.Run.Find(key)?.Worker != worker)
        {
            await parts.Slots.ReleaseAsync(run.Key, task, key, tryNumber, worker, cancellationToken);
        }

        return null;
    }
}
