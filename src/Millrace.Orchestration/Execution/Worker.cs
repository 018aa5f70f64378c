using System.Collections.Concurrent;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>Takes tasks and runs them, as many at a time as it may. One loop takes; each task is a task of its own.</summary>
internal sealed class Worker
{
    // A cancelled task has this long to end by itself.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(300);

    private readonly SchedulerParts _parts;
    private readonly WorkerSession _session;
    private readonly TaskClaims _claims;
    private readonly TaskBody _body;
    private readonly WakeUp _wake;
    private readonly int _maxTasks;
    private volatile bool _isAbandoned;
    private readonly ConcurrentDictionary<string, RunningTask> _running = new(StringComparer.Ordinal);

    public Worker(SchedulerParts parts, WorkerSession session, TaskLogs logs, WakeUp wake, int maxTasks)
    {
        _parts = parts;
        _session = session;
        _claims = new TaskClaims(parts);
        _body = new TaskBody(parts.Store, parts.Time, logs.Write);
        _wake = wake;
        _maxTasks = maxTasks;
    }

    /// <summary>Tasks under way.</summary>
    public int Running => _running.Count;

    /// <summary>Takes and runs tasks until it is cancelled; then waits for those under way, which are cancelled too.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                CancelWhatIsOver();
                while (_running.Count < _maxTasks && _session.IsAlive && await _claims.TakeAsync(_session, stopping) is { } task)
                {
                    Begin(task, stopping);
                }

                await _wake.WaitAsync(TimeSpan.FromMilliseconds(500), stopping);
            }
            catch (StateStoreException exception)
            {
                _parts.Logger.ClaimFailed(exception.Message);
                await _wake.WaitAsync(RetryDelay, CancellationToken.None);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
        }

        await Task.WhenAll(_running.Values.Select(task => task.Ended));
    }

    /// <summary>From now on this worker tells nobody what becomes of its tasks, as if its process had died.</summary>
    public void Abandon() => _isAbandoned = true;

    private void Begin(ClaimedTask task, CancellationToken stopping)
    {
        var running = new RunningTask(task, CancellationTokenSource.CreateLinkedTokenSource(stopping));
        _running[task.Id] = running;
        running.Ended = EndAsync(running, stopping);
    }

    /// <summary>Cancels tasks that are no longer this worker's: cleared, marked, timed out with their run, or given to another because
    /// this worker was silent too long.</summary>
    private void CancelWhatIsOver()
    {
        foreach (var running in _running.Values)
        {
            var task = running.Task;
            var present = _parts.OpenRuns.LastSeen(task.Run.Key.ToString())?.Find(task.Instance.Key);
            var isOwn = present is { State: TaskState.Running } && present.TryNumber == task.Instance.TryNumber
                && present.Worker == task.Instance.Worker;
            if (!isOwn || !_session.IsAlive)
            {
                running.Cancel();
            }
        }
    }

    private async Task EndAsync(RunningTask running, CancellationToken stopping)
    {
        var task = running.Task;
        // The loop goes on taking tasks meanwhile.
        await Task.Yield();
        var outcome = await OutcomeAsync(task, running.Token);
        if (_isAbandoned)
        {
            return;
        }

        var complete = new RunCommand.Complete(task.Instance.Key, task.Instance.TryNumber, task.Instance.Worker, outcome);
        await InsistAsync(task, () => _parts.Driver.ExecuteAsync(task.Run.Key, complete, CancellationToken.None), stopping);
        _parts.Logger.TaskEnded(task.Instance.Key.ToString(), task.Run.Key.ToString(), task.Instance.TryNumber, outcome.GetType().Name);
        if (TaskSlots.IsNeeded(task.Definition))
        {
            await InsistAsync(
                task,
                () => _parts.Slots.ReleaseAsync(
                    task.Run.Key,
                    task.Definition,
                    task.Instance.Key,
                    task.Instance.TryNumber,
                    task.Instance.Worker,
                    CancellationToken.None),
                stopping);
            // Others may wait for the slots.
            _parts.Signal.Mark();
        }

        _claims.Release(task);
        _running.TryRemove(task.Id, out _);
        running.Dispose();
        _wake.Set();
    }

    private async Task<TaskOutcome> OutcomeAsync(ClaimedTask task, CancellationToken interrupted)
    {
        try
        {
            var item = await _parts.FollowUp.ItemAsync(task, interrupted);
            return await _body.RunAsync(task, item, Patience, interrupted);
        }
        catch (Exception exception) when (exception is StateStoreException or TaskFailedException)
        {
            return new TaskOutcome.Failed(exception.Message);
        }
        catch (OperationCanceledException)
        {
            return new TaskOutcome.Interrupted("The worker stopped the task.");
        }
    }

    /// <summary>Reports to the store until it was understood, or the process stops.</summary>
    private async Task InsistAsync(ClaimedTask task, Func<Task> report, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await report();
                return;
            }
            catch (StateStoreException exception)
            {
                _parts.Logger.TaskReportFailed(task.Instance.Key.ToString(), task.Run.Key.ToString(), exception.Message);
                if (stopping.IsCancellationRequested)
                {
                    // The scheduler finds the task when this worker shows no more signs of life.
                    return;
                }

                await Task.Delay(RetryDelay, _parts.Time, CancellationToken.None);
            }
        }
    }
}
