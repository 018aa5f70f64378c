using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration;

/// <summary>
/// A process's part in running DAGs: it takes tasks and runs them, and stands for scheduler, of which all processes on one state store
/// have one. Processes on one store must know the same DAGs. Disposing it stops it in order: no new tasks; the running ones are cancelled
/// and given back; the lease is given up, so that another process goes on at once. Thread-safe.
/// </summary>
public sealed class Orchestrator : IAsyncDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RetentionPeriod = TimeSpan.FromHours(1);

    private readonly SchedulerParts _parts;
    private readonly OrchestratorOptions _options;
    private readonly TimeProvider _time;
    private readonly SchedulerLease _lease;
    private readonly WorkerSession _session;
    private readonly Scheduler _scheduler;
    private readonly Worker _worker;
    private readonly WakeUp _schedulerWake;
    private readonly WakeUp _workerWake;
    private readonly ConcurrentDictionary<string, Task> _followUps = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopTasks = new();
    private readonly CancellationTokenSource _stopLoops = new();
    private readonly List<Task> _loops = [];
    private Task _working = Task.CompletedTask;
    private Task _logging = Task.CompletedTask;
    private long _retainedAt;
    private int _disposed;

    private Orchestrator(IStateStore store, DagCatalog dags, OrchestratorOptions options, TimeProvider time, ILogger logger)
    {
        var identity = ProcessIdentity.Create();
        _options = options;
        _time = time;
        _parts = new SchedulerParts(store, dags, identity, time, options.LeaseLifetime, logger);
        _lease = new SchedulerLease(store, identity, time, options.LeaseLifetime);
        _session = new WorkerSession(store, identity, time, options.LeaseLifetime);
        _scheduler = new Scheduler(_parts);
        _schedulerWake = new WakeUp(time);
        _workerWake = new WakeUp(time);
        Logs = new TaskLogs(store, time, logger);
        _worker = new Worker(_parts, _session, Logs, _workerWake, options.MaxParallelTasks);
        _parts.Driver.Decided = OnDecided;
        Client = new OrchestratorClient(_parts, () =>
        {
            _scheduler.Invalidate();
            _schedulerWake.Set();
            _workerWake.Set();
        }, Environment.UserName);
    }

    /// <summary>What people do with DAGs and runs. What is done here is seen by this process at once.</summary>
    public OrchestratorClient Client { get; }

    /// <summary>The logs of tasks.</summary>
    public TaskLogs Logs { get; }

    /// <summary>Whether this process is the scheduler now.</summary>
    public bool IsScheduler => _lease.IsHeld;

    /// <summary>Tasks that run in this process now.</summary>
    public int RunningTasks => _worker.Running;

    /// <summary>Starts.</summary>
    /// <param name="store">The state; must outlive the orchestrator.</param>
    /// <param name="dags">The DAGs.</param>
    /// <param name="options">How it runs.</param>
    /// <param name="time">Where the time comes from.</param>
    /// <param name="loggerFactory">Where its messages go.</param>
    /// <param name="cancellationToken">Ends the start, not the orchestrator.</param>
    /// <exception cref="OrchestratorException">An option is wrong.</exception>
    /// <exception cref="StateStoreException">The store cannot be reached.</exception>
    public static async Task<Orchestrator> StartAsync(
        IStateStore store,
        DagCatalog dags,
        OrchestratorOptions options,
        TimeProvider time,
        ILoggerFactory loggerFactory,
        CancellationToken cancellationToken)
    {
        options.Validate();
        var orchestrator = new Orchestrator(store, dags, options, time, loggerFactory.CreateLogger<Orchestrator>());
        await new DagTable(store).RegisterAsync(dags, time.Now(), cancellationToken);
        await orchestrator._parts.OpenRuns.RefreshAsync(cancellationToken);
        await orchestrator._session.BeatAsync(cancellationToken);
        orchestrator.Begin();
        return orchestrator;
    }

    /// <summary>Stops in order; tasks that ignore their cancellation are left behind after a few seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stopTasks.CancelAsync();
        await _working;
        await Task.WhenAll(_followUps.Values);
        await _stopLoops.CancelAsync();
        await Task.WhenAll(_loops);
        await EndLeasesAsync();
        Logs.Complete();
        await _logging;
        _schedulerWake.Dispose();
        _workerWake.Dispose();
        _stopTasks.Dispose();
        _stopLoops.Dispose();
    }

    /// <summary>Stops at once and says nothing to anyone, as if the process had died: for tests of what others then do.</summary>
    internal async Task AbandonAsync()
    {
        Interlocked.Exchange(ref _disposed, 1);
        _worker.Abandon();
        await _stopLoops.CancelAsync();
        await _stopTasks.CancelAsync();
        Logs.Complete();
    }

    private void Begin()
    {
        if (_options.MaySchedule)
        {
            _loops.Add(Task.Run(() => RepeatAsync(HoldLeaseAsync, _stopLoops.Token)));
            _loops.Add(Task.Run(() => RepeatAsync(ScheduleAsync, _stopLoops.Token)));
        }

        _loops.Add(Task.Run(() => RepeatAsync(BeatAsync, _stopLoops.Token)));
        _loops.Add(Task.Run(() => RepeatAsync(WatchAsync, _stopLoops.Token)));
        _working = Task.Run(() => _worker.RunAsync(_stopTasks.Token));
        _logging = Task.Run(() => Logs.PumpAsync(CancellationToken.None));
    }

    /// <summary>Does something again and again; a store that fails is asked again a little later.</summary>
    private async Task RepeatAsync(Func<CancellationToken, Task> round, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await round(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // One bad round must not end the loop: without it the process would stand still and look alive.
                _parts.Logger.SchedulerFailed(exception.Message);
                await Task.Delay(RetryDelay, _time, CancellationToken.None);
            }
        }
    }

    private async Task HoldLeaseAsync(CancellationToken stopping)
    {
        var wasHeld = _lease.IsHeld;
        await _lease.TryHoldAsync(stopping);
        if (_lease.IsHeld != wasHeld)
        {
            if (wasHeld)
            {
                _parts.Logger.LeaderLost(_session.Name);
            }
            else
            {
                _parts.Logger.LeaderElected(_session.Name);
                _scheduler.Invalidate();
            }

            _schedulerWake.Set();
        }

        await Task.Delay(_options.LeaseLifetime / 5, _time, stopping);
    }

    private async Task ScheduleAsync(CancellationToken stopping)
    {
        if (!_lease.IsHeld)
        {
            await _schedulerWake.WaitAsync(_options.LeaseLifetime / 5, stopping);
            return;
        }

        var wake = await _scheduler.StepAsync(() => _lease.IsHeld, stopping);
        await ForgetOldLogsAsync(stopping);
        await _schedulerWake.WaitAsync(wake - _time.GetUtcNow(), stopping);
    }

    private async Task BeatAsync(CancellationToken stopping)
    {
        if (!await _session.BeatAsync(stopping))
        {
            _parts.Logger.SessionExpired();
            _workerWake.Set();
        }

        await Task.Delay(_options.LeaseLifetime / 5, _time, stopping);
    }

    /// <summary>Tells others what changed here, and looks whether others changed something.</summary>
    private async Task WatchAsync(CancellationToken stopping)
    {
        await _parts.Signal.FlushAsync(stopping);
        if (await _parts.Signal.OthersChangedAsync(stopping))
        {
            await _parts.OpenRuns.RefreshAsync(stopping);
            _scheduler.Invalidate();
            _schedulerWake.Set();
            _workerWake.Set();
        }

        await Task.Delay(_options.PollInterval, _time, stopping);
    }

    /// <summary>A run went on: whoever may have something to do now is woken.</summary>
    private void OnDecided(RunDecision decision)
    {
        _parts.Signal.Mark();
        var run = decision.Run;
        foreach (var happened in decision.Events)
        {
            if (happened is RunEvent.RunEnded ended)
            {
                _parts.Logger.RunEnded(run.Key.ToString(), StateNames.Of(ended.State), ended.Error);
            }
        }

        _workerWake.Set();
        if (decision.Events.Any(happened => happened is RunEvent.RunEnded or RunEvent.RunReopened or RunEvent.TaskWillRetry))
        {
            _schedulerWake.Set();
        }

        if (_parts.FollowUp.IsNeeded(run) && !_stopTasks.IsCancellationRequested)
        {
            FollowUp(run);
        }
    }

    /// <summary>Does what a run needs from outside, apart from everything else; one after the other for each run.</summary>
    private void FollowUp(DagRun run)
    {
        var id = run.Key.ToString();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_followUps.TryAdd(id, done.Task))
        {
            _ = Task.Run(async () =>
            {
                try
                {
                    await _parts.FollowUp.DoAsync(run, _stopLoops.Token);
                    _scheduler.Invalidate();
                    _schedulerWake.Set();
                }
                catch (Exception exception)
                {
                    // The scheduler finds it left undone.
                    _parts.Logger.SchedulerFailed(exception.Message);
                }

                _followUps.TryRemove(id, out _);
                done.SetResult();
                if (_parts.OpenRuns.LastSeen(id) is { } newer && newer.Version > run.Version + 1 && _parts.FollowUp.IsNeeded(newer))
                {
                    FollowUp(newer);
                }
            });
        }
    }

    private async Task ForgetOldLogsAsync(CancellationToken stopping)
    {
        if (_retainedAt == 0 || _time.GetElapsedTime(_retainedAt) >= RetentionPeriod)
        {
            _retainedAt = _time.GetTimestamp();
            await Logs.DeleteBeforeAsync(_time.Now() - _options.LogRetention, stopping);
        }
    }

    private async Task EndLeasesAsync()
    {
        try
        {
            await _session.EndAsync(CancellationToken.None);
            await _lease.ReleaseAsync(CancellationToken.None);
            _parts.Signal.Mark();
            await _parts.Signal.FlushAsync(CancellationToken.None);
        }
        catch (StateStoreException exception)
        {
            // Others wait until the leases run out.
            _parts.Logger.SchedulerFailed(exception.Message);
        }
    }
}
