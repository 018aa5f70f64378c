using Microsoft.Extensions.Logging;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>What a process's scheduler and workers share. Thread-safe but for <see cref="Watch"/>, which the scheduler's loop
/// uses.</summary>
internal sealed class SchedulerParts
{
    // A process does what follows from its own decisions at once; after this time it is taken to be gone.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly RunTable _runs;

    public SchedulerParts(
        IStateStore store, DagCatalog dags, ProcessIdentity identity, TimeProvider time, TimeSpan leaseLifetime, ILogger logger)
    {
        _runs = new RunTable(store);
        Store = store;
        Dags = dags;
        Time = time;
        Logger = logger;
        OpenRuns = new OpenRuns(_runs, dags);
        Driver = new RunDriver(_runs, dags, OpenRuns, time);
        FollowUp = new FollowUp(store, dags, Driver, logger);
        Watch = new WorkerWatch(store, identity, time, leaseLifetime);
        Slots = new TaskSlots(store);
        Signal = new ChangeSignal(store);
    }

    public IStateStore Store { get; }

    public DagCatalog Dags { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public OpenRuns OpenRuns { get; }

    public RunDriver Driver { get; }

    public FollowUp FollowUp { get; }

    public WorkerWatch Watch { get; }

    public TaskSlots Slots { get; }

    public ChangeSignal Signal { get; }

    /// <summary>Adds a run; false when the DAG has one of that id or logical date.</summary>
    public async Task<bool> CreateAsync(DagRun run, CancellationToken cancellationToken)
    {
        if (!await _runs.InsertAsync(run, cancellationToken))
        {
            return false;
        }

        OpenRuns.Note(run);
        Signal.Mark();
        Logger.RunCreated(run.Key.ToString());
        return true;
    }

    /// <summary>Whether what a run needs from outside was left undone by the process that should have done it.</summary>
    public bool IsLeftUndone(DagRun run) => run.Outbox.IsEmpty || run.Outbox[0].At + Patience <= Time.Now();
}
