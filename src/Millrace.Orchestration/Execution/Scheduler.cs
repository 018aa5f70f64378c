using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>
/// What only one process at a time does: makes runs when they are due, begins queued ones, and sees to what waits for time or for someone
/// who is gone. Each step does all that is due now. A run is made before the DAG's cursor passes its interval, and a second one of the
/// same logical date is refused by the store, so a crash between the two or a second scheduler makes none twice and misses none. Not
/// thread-safe: one loop steps.
/// </summary>
internal sealed class Scheduler(SchedulerParts parts)
{
    private const int MaxRunsPerDagAndStep = 50;

    private static readonly TimeSpan SlowPeriod = TimeSpan.FromSeconds(1);

    private readonly DagTable _dagTable = new(parts.Store);
    private readonly RunTable _runTable = new(parts.Store);
    private readonly BackfillScheduler _backfills = new(parts);
    private readonly DatasetScheduler _datasets = new(parts);
    private readonly Dictionary<string, DateTimeOffset?> _nextAt = new(StringComparer.Ordinal);
    private Dictionary<string, DagRecord>? _records;
    private long _slowAt;
    private int _isStale = 1;

    /// <summary>Something may have changed that is not in a run: read it again with the next step. May be called by anyone.</summary>
    public void Invalidate() => Interlocked.Exchange(ref _isStale, 1);

    /// <summary>Does what is due and says when something will be; at the latest in a second.</summary>
    /// <param name="isScheduler">Whether this process still is the scheduler; asked before each write.</param>
    /// <param name="cancellationToken">Ends the step between two writes.</param>
    public async Task<DateTimeOffset> StepAsync(Func<bool> isScheduler, CancellationToken cancellationToken)
    {
        var isSlow = Interlocked.Exchange(ref _isStale, 0) == 1 || parts.Time.GetElapsedTime(_slowAt) >= SlowPeriod;
        if (isSlow)
        {
            try
            {
                await StepSlowlyAsync(isScheduler, cancellationToken);
            }
            catch
            {
                // What was not read must be read before anything is decided.
                Invalidate();
                throw;
            }
        }

        var now = parts.Time.Now();
        var wake = now + SlowPeriod;
        foreach (var record in _records!.Values.ToList())
        {
            if (!record.IsPaused && isScheduler())
            {
                var next = await CreateRunsAsync(parts.Dags.Find(record.Id)!, record, cancellationToken);
                wake = next is { } at && at < wake ? at : wake;
            }
        }

        await BeginRunsAsync(isScheduler, cancellationToken);
        return await TickAsync(wake, isScheduler, cancellationToken);
    }

    /// <summary>What is looked up in the store rather than told by events.</summary>
    private async Task StepSlowlyAsync(Func<bool> isScheduler, CancellationToken cancellationToken)
    {
        var records = await ReadRecordsAsync(cancellationToken);
        await parts.Slots.SweepAsync(
            parts.OpenRuns.LastSeen, () => parts.OpenRuns.RefreshAsync(cancellationToken), cancellationToken);
        await GiveUpLostWorkersAsync(isScheduler, cancellationToken);
        await _backfills.StepAsync(isScheduler, cancellationToken);
        await _datasets.StepAsync(records, UpdateRecordAsync, isScheduler, cancellationToken);
        await FollowUpAsync(isScheduler, cancellationToken);
        _slowAt = parts.Time.GetTimestamp();
    }

    private async Task<Dictionary<string, DagRecord>> ReadRecordsAsync(CancellationToken cancellationToken)
    {
        if (_records is null)
        {
            _records = await _dagTable.RegisterAsync(parts.Dags, parts.Time.Now(), cancellationToken);
            return _records;
        }

        foreach (var record in await _dagTable.ListAsync(cancellationToken))
        {
            if (_records.TryGetValue(record.Id, out var present) && present.Version != record.Version)
            {
                _records[record.Id] = record;
                _nextAt.Remove(record.Id);
            }
        }

        return _records;
    }

    private async Task UpdateRecordAsync(string dagId, Func<DagRecord, DagRecord> change, CancellationToken cancellationToken)
    {
        if (await _dagTable.UpdateAsync(dagId, change, cancellationToken) is { } record)
        {
            _records![dagId] = record;
            _nextAt.Remove(dagId);
        }
    }

    /// <summary>Makes the runs of a DAG that are due; returns when the next one is.</summary>
    private async Task<DateTimeOffset?> CreateRunsAsync(Dag dag, DagRecord record, CancellationToken cancellationToken)
    {
        var now = parts.Time.Now();
        if (_nextAt.TryGetValue(dag.Id, out var known) && (known is null || known > now))
        {
            return known;
        }

        if (dag.Schedule is ContinuousSchedule)
        {
            await ContinueAsync(dag, record, now, cancellationToken);
            return null;
        }

        for (var made = 0; made < MaxRunsPerDagAndStep; made++)
        {
            var plan = RunPlanner.Next(dag, record, now);
            if (plan.Due is not { } interval)
            {
                _nextAt[dag.Id] = plan.NextAt;
                return plan.NextAt;
            }

            if (Active(dag, RunType.Scheduled) >= dag.MaxActiveRuns)
            {
                // Looked at again when a run ends.
                return null;
            }

            await parts.CreateAsync(RunFactory.ForInterval(dag.Id, RunType.Scheduled, interval, now), cancellationToken);
            await UpdateRecordAsync(dag.Id, present => Advance(present, interval.End), cancellationToken);
            record = _records![dag.Id];
        }

        return now;
    }

    /// <summary>The next run of a DAG that runs without a pause: about the time since the last one was made.</summary>
    private async Task ContinueAsync(Dag dag, DagRecord record, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var start = dag.StartDate is { } date && date > record.Cursor ? date : record.Cursor;
        if (Active(dag, RunType.Scheduled) > 0 || start >= now)
        {
            return;
        }

        var run = RunFactory.ForInterval(dag.Id, RunType.Scheduled, new DataInterval(start, now), now);
        if (!await parts.CreateAsync(run, cancellationToken))
        {
            // A scheduler before this one made it and got no further: what it made counts.
            run = await _runTable.GetAsync(dag.Id, start, cancellationToken) ?? run;
        }

        var end = run.Interval.End > start ? run.Interval.End : now;
        await UpdateRecordAsync(dag.Id, present => Advance(present, end), cancellationToken);
    }

    private static DagRecord Advance(DagRecord record, DateTimeOffset end) => end > record.Cursor ? record with { Cursor = end } : record;

    private int Active(Dag dag, RunType type) => parts.OpenRuns.All.Count(run =>
        run.Key.DagId == dag.Id && run.Type == type && (run.State is RunState.Queued or RunState.Running));

    /// <summary>Begins queued runs, oldest logical date first, as many as each DAG and each backfill allows.</summary>
    private async Task BeginRunsAsync(Func<bool> isScheduler, CancellationToken cancellationToken)
    {
        foreach (var group in parts.OpenRuns.All.Where(run => run.State == RunState.Queued).GroupBy(run => (run.Key.DagId, run.BackfillId)))
        {
            var (dagId, backfillId) = group.Key;
            var limit = backfillId is null
                ? _records!.TryGetValue(dagId, out var record) && !record.IsPaused ? parts.Dags.Find(dagId)!.MaxActiveRuns : 0
                : _backfills.LimitOf(backfillId);
            var room = limit - parts.OpenRuns.All.Count(run =>
                run.State == RunState.Running && run.Key.DagId == dagId && run.BackfillId == backfillId);
            foreach (var run in group.OrderBy(run => run.LogicalDate).Take(Math.Max(room, 0)).ToList())
            {
                if (isScheduler())
                {
                    await parts.Driver.ExecuteAsync(run.Key, new RunCommand.Start(), cancellationToken);
                }
            }
        }
    }

    private async Task<DateTimeOffset> TickAsync(DateTimeOffset wake, Func<bool> isScheduler, CancellationToken cancellationToken)
    {
        var now = parts.Time.Now();
        foreach (var run in parts.OpenRuns.All.Where(run => run.State == RunState.Running))
        {
            var due = RunMachine.NextWake(parts.Dags.Find(run.Key.DagId)!, run);
            if (due <= now && isScheduler())
            {
                var decision = await parts.Driver.ExecuteAsync(run.Key, new RunCommand.Tick(), cancellationToken);
                due = decision is null ? null : RunMachine.NextWake(parts.Dags.Find(run.Key.DagId)!, decision.Run);
            }

            wake = due < wake ? due.Value : wake;
        }

        return wake;
    }

    private async Task GiveUpLostWorkersAsync(Func<bool> isScheduler, CancellationToken cancellationToken)
    {
        var busy = parts.OpenRuns.All.SelectMany(run => run.Tasks.Values)
            .Where(task => task.State == TaskState.Running)
            .Select(task => task.Worker)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var worker in await parts.Watch.FindLostAsync(busy, cancellationToken))
        {
            if (!isScheduler())
            {
                return;
            }

            parts.Logger.WorkerLost(worker);
            foreach (var run in parts.OpenRuns.All.Where(run => run.Tasks.Values.Any(task => task.Worker == worker)).ToList())
            {
                await parts.Driver.ExecuteAsync(run.Key, new RunCommand.WorkerLost(worker), cancellationToken);
            }

            await parts.Slots.ReleaseWorkerAsync(worker, cancellationToken);
            await parts.Watch.ForgetAsync(worker, cancellationToken);
        }
    }

    /// <summary>Does what another process left undone.</summary>
    private async Task FollowUpAsync(Func<bool> isScheduler, CancellationToken cancellationToken)
    {
        foreach (var run in parts.OpenRuns.All.Where(parts.FollowUp.IsNeeded).ToList())
        {
            if (isScheduler() && parts.IsLeftUndone(run))
            {
                await parts.FollowUp.DoAsync(run, cancellationToken);
            }
        }
    }
}
