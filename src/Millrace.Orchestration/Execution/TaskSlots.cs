using Millrace.Orchestration.Dags;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>The slots that a try of a task needs: of its pool, and of its own maximum over all runs, which is a pool too. Taken before
/// the task is claimed and given back after; whoever died in between is named, and its slots come back with its tasks.
/// Thread-safe.</summary>
internal sealed class TaskSlots(IStateStore store)
{
    private readonly PoolTable _pools = new(store);

    /// <summary>Whether a task needs slots at all.</summary>
    public static bool IsNeeded(TaskDefinition task) => task.Pool is not null || task.MaxActive is not null;

    /// <summary>Takes what a try needs; false, and nothing taken, when there is not enough.</summary>
    public async Task<bool> TakeAsync(
        RunKey run, TaskDefinition task, TaskKey key, int tryNumber, string worker, CancellationToken cancellationToken)
    {
        var holder = new PoolHolder(Key(run, key, tryNumber), worker, 1);
        if (task.MaxActive is { } most
            && !await _pools.TakeAsync(OwnPool(run.DagId, task.Id), most, holder, cancellationToken))
        {
            return false;
        }

        if (task.Pool is { } pool
            && !await _pools.TakeAsync(pool, null, holder with { Slots = task.PoolSlots }, cancellationToken))
        {
            await ReleaseAsync(run, task, key, tryNumber, worker, cancellationToken);
            return false;
        }

        return true;
    }

    /// <summary>Gives back what a try had.</summary>
    public async Task ReleaseAsync(
        RunKey run, TaskDefinition task, TaskKey key, int tryNumber, string worker, CancellationToken cancellationToken)
    {
        var holder = Key(run, key, tryNumber);
        bool IsOver(PoolHolder other) => other.Key == holder && other.Worker == worker;
        if (task.MaxActive is not null)
        {
            await _pools.ReleaseAsync(OwnPool(run.DagId, task.Id), IsOver, cancellationToken);
        }

        if (task.Pool is { } pool)
        {
            await _pools.ReleaseAsync(pool, IsOver, cancellationToken);
        }
    }

    /// <summary>Gives back whatever a worker had.</summary>
    public async Task ReleaseWorkerAsync(string worker, CancellationToken cancellationToken)
    {
        foreach (var pool in await _pools.ListAsync(cancellationToken))
        {
            await _pools.ReleaseAsync(pool["_id"].AsString, holder => holder.Worker == worker, cancellationToken);
        }
    }

    /// <summary>Gives back what tries hold that are over: their worker could not say so.</summary>
    /// <param name="find">The newest state of a run by the id of its document; null when it is not open.</param>
    /// <param name="refresh">Brings these states up to date; called after the holders were read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SweepAsync(Func<string, DagRun?> find, Func<Task> refresh, CancellationToken cancellationToken)
    {
        var pools = await _pools.ListAsync(cancellationToken);
        await refresh();
        foreach (var pool in pools)
        {
            var over = pool.Items("holders").Select(PoolTable.Holder).Where(holder => IsOver(holder, find)).ToHashSet();
            if (over.Count > 0)
            {
                await _pools.ReleaseAsync(pool["_id"].AsString, over.Contains, cancellationToken);
            }
        }
    }

    private static bool IsOver(PoolHolder holder, Func<string, DagRun?> find)
    {
        var parts = holder.Key.Split('/');
        var task = find($"{parts[0]}/{parts[1]}")?.Find(new TaskKey(parts[2], int.Parse(parts[3])));
        var isRunning = task is { State: TaskState.Running } && task.TryNumber == int.Parse(parts[4]);
        var isNext = task is { State: TaskState.Queued } && task.TryNumber + 1 == int.Parse(parts[4]);
        return !isRunning && !isNext;
    }

    // None of the parts has a slash in it.
    private static string Key(RunKey run, TaskKey key, int tryNumber) => $"{run}/{key.TaskId}/{key.MapIndex}/{tryNumber}";

    // Not a valid name of a pool, so that it cannot be one.
    private static string OwnPool(string dagId, string taskId) => $"task:{dagId}/{taskId}";
}
