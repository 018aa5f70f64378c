using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Tests.Simulation;

/// <summary>A process with the product's own scheduler, lease and claims; only the bodies of its tasks are made up.</summary>
internal sealed class SimulatedProcess
{
    private const int MaxTasks = 6;

    private readonly SchedulerLease _lease;
    private readonly Scheduler _scheduler;
    private readonly TaskClaims _claims;
    private readonly Random _random;
    private readonly XComTable _xcoms;
    private bool _wasScheduler;

    public SimulatedProcess(IStateStore store, DagCatalog dags, int number, TimeProvider truth, Random random)
    {
        var identity = new ProcessIdentity($"machine{number}", number, Guid.NewGuid().ToString("N"));
        _random = random;
        Store = new FaultyStore(store, random);
        Clock = new SimulatedClock(truth);
        Parts = new SchedulerParts(Store, dags, identity, Clock, Lifetime, NullLogger.Instance);
        _lease = new SchedulerLease(Store, identity, Clock, Lifetime);
        _scheduler = new Scheduler(Parts);
        _claims = new TaskClaims(Parts);
        _xcoms = new XComTable(Store);
        Session = new WorkerSession(Store, identity, Clock, Lifetime);
    }

    public static TimeSpan Lifetime { get; } = TimeSpan.FromSeconds(5);

    public FaultyStore Store { get; }

    public SimulatedClock Clock { get; }

    public SchedulerParts Parts { get; }

    public WorkerSession Session { get; }

    /// <summary>The tries under way, and when each will be over.</summary>
    public List<(ClaimedTask Task, DateTimeOffset EndsAt)> Running { get; } = [];

    /// <summary>Until when it does nothing, though it does not know.</summary>
    public DateTimeOffset FrozenUntil { get; set; }

    /// <summary>Called with each task it takes.</summary>
    public Action<ClaimedTask>? Claimed { get; set; }

    public bool IsScheduler => _lease.IsHeld;

    /// <summary>Everything a process does in a while, in some order; what fails is tried again another time.</summary>
    public async Task LiveAsync(DateTimeOffset now)
    {
        Func<Task>[] duties =
            [BeatAsync, HoldAsync, ScheduleAsync, _random.Next(3) == 0 ? RefreshAsync : BeatAsync, () =>
                FinishAsync(now), () => ClaimAsync(now)];
        _random.Shuffle(duties);
        foreach (var duty in duties.Where(_ => _random.Next(5) > 0))
        {
            if (!Session.IsAlive)
            {
                Running.ForEach(running => _claims.Release(running.Task));
                Running.Clear();
            }

            try
            {
                await duty();
            }
            catch (StateStoreException)
            {
                // The store failed; the process goes on.
            }
        }
    }

    private Task BeatAsync() => Session.BeatAsync(default);

    private async Task HoldAsync() => await _lease.TryHoldAsync(default);

    private async Task ScheduleAsync()
    {
        if (IsScheduler && !_wasScheduler)
        {
            _scheduler.Invalidate();
        }

        _wasScheduler = IsScheduler;
        if (IsScheduler)
        {
            await _scheduler.StepAsync(() => IsScheduler, default);
        }
    }

    private Task RefreshAsync() => Parts.OpenRuns.RefreshAsync(default);

    private async Task ClaimAsync(DateTimeOffset now)
    {
        while (Running.Count < MaxTasks && await _claims.TakeAsync(Session, default) is { } claimed)
        {
            Claimed?.Invoke(claimed);
            Running.Add((claimed, now + TimeSpan.FromMilliseconds(_random.Next(50, 3000))));
        }
    }

    private async Task FinishAsync(DateTimeOffset now)
    {
        foreach (var ended in Running.Where(running => running.EndsAt <= now).ToList())
        {
            var (task, _) = ended;
            if (task.Definition.Kind == TaskKind.Plain)
            {
                var list = new Bson.BsonArray(Enumerable.Range(0, 3).Select(number => (Bson.BsonValue)number));
                await _xcoms.SetAsync(task.Run.Key, task.Instance.Key, XComTable.ReturnValue, list, default);
            }

            var complete = new RunCommand.Complete(task.Instance.Key, task.Instance.TryNumber, task.Instance.Worker, Outcome(task));
            var decision = await Parts.Driver.ExecuteAsync(task.Run.Key, complete, default);
            Running.Remove(ended);
            _claims.Release(task);
            await Parts.Slots.ReleaseAsync(
                task.Run.Key, task.Definition, task.Instance.Key, task.Instance.TryNumber, task.Instance.Worker, default);
            if (decision is not null && _random.Next(3) > 0)
            {
                await Parts.FollowUp.DoAsync(decision.Run, default);
            }
        }
    }

    private TaskOutcome Outcome(ClaimedTask task) => _random.Next(20) switch
    {
        < 3 => new TaskOutcome.Failed("It failed."),
        3 => new TaskOutcome.FailedForGood("It cannot succeed."),
        4 => new TaskOutcome.Skipped("There was nothing to do."),
        5 => new TaskOutcome.Interrupted("The worker stops."),
        _ => new TaskOutcome.Succeeded(task.Definition.Kind == TaskKind.Branch
            ? [.. task.Definition.Downstream.Where(_ => _random.Next(2) == 0)]
            : null),
    };
}
