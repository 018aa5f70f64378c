using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration;

/// <summary>
/// What people do with DAGs and runs. Works on the state store alone, in any process; processes that run tasks notice within a fraction
/// of a second. Throws <see cref="OrchestratorException"/> when what is asked for cannot be done and <see cref="StateStoreException"/>
/// when the store cannot be reached. Thread-safe.
/// </summary>
public sealed class OrchestratorClient
{
    /// <summary>The most earlier or later runs that are cleared or marked together with one.</summary>
    public const int MaxRunsTogether = 1000;

    private readonly SchedulerParts _parts;
    private readonly Action _changed;
    private readonly string _user;
    private readonly DagTable _dags;
    private readonly RunTable _runs;
    private readonly BackfillTable _backfills;
    private readonly AuditTable _audit;

    /// <summary>A client for a process without an orchestrator of its own.</summary>
    public OrchestratorClient(IStateStore store, DagCatalog dags, TimeProvider time)
        : this(
            new SchedulerParts(store, dags, ProcessIdentity.Create(), time, TimeSpan.FromSeconds(5), NullLogger.Instance),
            static () => { },
            Environment.UserName)
    {
    }

    internal OrchestratorClient(SchedulerParts parts, Action changed, string user)
    {
        _parts = parts;
        _changed = changed;
        _user = user;
        _dags = new DagTable(parts.Store);
        _runs = new RunTable(parts.Store);
        _backfills = new BackfillTable(parts.Store);
        _audit = new AuditTable(parts.Store);
    }

    /// <summary>The same client on behalf of someone else, whose name the audit log gets; else that is the process's user.</summary>
    public OrchestratorClient As(string user) => new(_parts, _changed, user);

    /// <summary>The DAGs this process knows.</summary>
    public DagCatalog Dags => _parts.Dags;

    /// <summary>The runs, to look at.</summary>
    public RunTable Runs => _runs;

    /// <summary>The backfills, to look at.</summary>
    public BackfillTable Backfills => _backfills;

    /// <summary>What is kept of a DAG; as if it were first seen now when no orchestrator has seen it.</summary>
    public async Task<DagRecord> GetDagAsync(string dagId, CancellationToken cancellationToken) =>
        await _dags.GetAsync(dagId, cancellationToken) ?? DagTable.First(Dag(dagId), _parts.Time.Now());

    /// <summary>The intervals that will have a run next, if nothing is paused or changed: at most so many.</summary>
    public async Task<IReadOnlyList<DataInterval>> NextAsync(string dagId, int count, CancellationToken cancellationToken)
    {
        var dag = Dag(dagId);
        var record = await GetDagAsync(dagId, cancellationToken);
        var next = new List<DataInterval>();
        var now = _parts.Time.Now();
        while (next.Count < count && RunPlanner.Next(dag, record, now) is var plan && (plan.Due is not null || plan.NextAt is not null))
        {
            if (plan.Due is { } interval)
            {
                next.Add(interval);
                record = record with { Cursor = interval.End };
            }
            else
            {
                now = plan.NextAt!.Value;
            }
        }

        return next;
    }

    /// <summary>Asks for a run.</summary>
    /// <exception cref="ParamException">The parameters are not what the DAG asks for.</exception>
    public async Task<DagRun> TriggerAsync(string dagId, TriggerOptions options, CancellationToken cancellationToken)
    {
        var dag = Dag(dagId);
        dag.ReadParams(options.Conf);
        if (options.RunId is { } id && !RunIds.IsValid(id))
        {
            throw new OrchestratorException($"'{id}' is no id of a run ({RunIds.Rule}).");
        }

        await _dags.RegisterAsync(_parts.Dags, _parts.Time.Now(), cancellationToken);
        var now = _parts.Time.Now();
        // Two runs asked for within a millisecond get different logical dates.
        for (var attempt = 0; attempt < (options.LogicalDate is null ? 100 : 1); attempt++)
        {
            var logicalDate = options.LogicalDate?.ToUniversalTime() ?? now.AddMilliseconds(attempt);
            var interval = dag.Schedule.ManualInterval(logicalDate);
            var run = RunFactory.At(dagId, RunType.Manual, logicalDate, interval, now) with
            {
                Conf = options.Conf, Note = options.Note, TriggeredBy = options.By, TriggeringUser = _user,
            };
            run = options.RunId is null ? run : run with { Key = new RunKey(dagId, options.RunId) };
            if (await _parts.CreateAsync(run, cancellationToken))
            {
                await DoneAsync("trigger", run.Key, options.Conf.Count > 0 ? options.Conf.ToString()! : "", cancellationToken);
                return run;
            }
        }

        throw new OrchestratorException(options.LogicalDate is null
            ? $"The DAG '{dagId}' has a run '{options.RunId}' already."
            : $"The DAG '{dagId}' has a run of that id or logical date already: clear it to run it again.");
    }

    /// <summary>Lets a DAG's schedule stand still; queued runs wait, running ones go on.</summary>
    public Task PauseAsync(string dagId, CancellationToken cancellationToken) =>
        ChangeDagAsync("pause", dagId, record => record with { IsPaused = true }, cancellationToken);

    /// <summary>Lets a DAG's schedule go on. <see cref="PreviewUnpauseAsync"/> says which runs that makes.</summary>
    public Task UnpauseAsync(string dagId, CancellationToken cancellationToken)
    {
        var dag = Dag(dagId);
        return ChangeDagAsync("unpause", dagId, record => RunPlanner.Unpaused(dag, record, _parts.Time.Now()), cancellationToken);
    }

    /// <summary>The intervals that unpausing would make runs for at once, oldest first, at most 10,000.</summary>
    public async Task<IReadOnlyList<DataInterval>> PreviewUnpauseAsync(string dagId, CancellationToken cancellationToken) =>
        RunPlanner.OnUnpause(Dag(dagId), await GetDagAsync(dagId, cancellationToken), _parts.Time.Now());

    /// <summary>Says that a dataset changed, for those who change it outside of a DAG.</summary>
    /// <param name="dataset">Which.</param>
    /// <param name="eventId">Tells this change from others: the same id counts once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task DatasetChangedAsync(Dataset dataset, string eventId, CancellationToken cancellationToken)
    {
        await new DatasetTable(_parts.Store).ChangedAsync(dataset.Name, eventId, _parts.Time.Now(), cancellationToken);
        await TellAsync(cancellationToken);
    }

    /// <summary>Forgets what became of tasks, so that they run again.</summary>
    /// <returns>What was, or would be, cleared.</returns>
    public async Task<IReadOnlyList<(RunKey Run, TaskKey Task)>> ClearAsync(
        RunKey key, ClearOptions options, CancellationToken cancellationToken)
    {
        var cleared = new List<(RunKey Run, TaskKey Task)>();
        var first = await RunAsync(key, cancellationToken);
        foreach (var run in await TimesAsync(first, options, cancellationToken))
        {
            var tasks = TaskSelection.Of(Dag(key.DagId), run, options);
            if (tasks.Count > 0 && !options.DryRun)
            {
                await ExecuteAsync("clear", run.Key, new RunCommand.Clear(tasks), tasks, "", cancellationToken);
            }

            cleared.AddRange(tasks.Select(task => (run.Key, task)));
        }

        return cleared;
    }

    /// <summary>Says what became of tasks: success, failed or skipped.</summary>
    public Task MarkTasksAsync(RunKey key, IReadOnlyList<TaskKey> tasks, TaskState state, CancellationToken cancellationToken) =>
        ExecuteAsync("mark_tasks", key, new RunCommand.MarkTasks(tasks, state), tasks, StateNames.Of(state), cancellationToken);

    /// <summary>Ends a run as success or failed, whatever its tasks do.</summary>
    public Task MarkRunAsync(RunKey key, RunState state, CancellationToken cancellationToken) => ExecuteAsync(
        "mark_run", key, new RunCommand.MarkRun(state, $"Marked {StateNames.Of(state)}."), [], StateNames.Of(state), cancellationToken);

    /// <summary>Notes something about a run.</summary>
    public Task SetNoteAsync(RunKey key, string note, CancellationToken cancellationToken) =>
        ExecuteAsync("note", key, new RunCommand.SetNote(note), [], "", cancellationToken);

    /// <summary>Removes a run that has ended, with its logs and the values its tasks left.</summary>
    public async Task DeleteRunAsync(RunKey key, CancellationToken cancellationToken)
    {
        var run = await RunAsync(key, cancellationToken);
        if (run.IsOpen)
        {
            throw new OrchestratorException($"Run '{key}' is {StateNames.Of(run.State)}: mark it failed before it is deleted.");
        }

        await _runs.DeleteAsync(key, cancellationToken);
        await DoneAsync("delete_run", key, "", cancellationToken);
    }

    /// <summary>The intervals a backfill would run, in the order it would run them.</summary>
    public IReadOnlyList<DataInterval> PlanBackfill(string dagId, BackfillOptions options)
    {
        var dag = Dag(dagId);
        if (!dag.Schedule.IsTimed)
        {
            throw new OrchestratorException($"The DAG '{dagId}' has no schedule in time, so it has no intervals to backfill.");
        }

        if (options.From > options.To || options.MaxActiveRuns is < 1 or > 1000)
        {
            throw new OrchestratorException("A backfill's range must not end before it begins, and it takes 1 to 1000 active runs.");
        }

        dag.ReadParams(options.Conf);
        var intervals = RunPlanner.InRange(dag, options.From.ToUniversalTime(), options.To.ToUniversalTime());
        return intervals.Count > RunPlanner.MaxListed
            ? throw new OrchestratorException($"A backfill takes at most {RunPlanner.MaxListed} intervals: choose a smaller range.")
            : options.Reverse ? [.. intervals.Reverse()] : intervals;
    }

    /// <summary>Makes a backfill.</summary>
    public async Task<Backfill> BackfillAsync(string dagId, BackfillOptions options, CancellationToken cancellationToken)
    {
        var backfill = new Backfill
        {
            Id = Guid.NewGuid().ToString("N"),
            DagId = dagId,
            From = options.From,
            To = options.To,
            Intervals = PlanBackfill(dagId, options),
            MaxActiveRuns = options.MaxActiveRuns,
            Reprocess = options.Reprocess,
            Conf = options.Conf,
            CreatedAt = _parts.Time.Now(),
        };
        await _backfills.InsertAsync(backfill, cancellationToken);
        await DoneAsync("backfill", new RunKey(dagId, ""), $"{options.From:O} {options.To:O}", cancellationToken);
        return backfill;
    }

    /// <summary>A backfill begins no further runs.</summary>
    public Task PauseBackfillAsync(string id, CancellationToken cancellationToken) =>
        ChangeBackfillAsync("pause_backfill", id, BackfillState.Paused, cancellationToken);

    /// <summary>A paused backfill goes on.</summary>
    public Task UnpauseBackfillAsync(string id, CancellationToken cancellationToken) =>
        ChangeBackfillAsync("unpause_backfill", id, BackfillState.Running, cancellationToken);

    /// <summary>A backfill is over: its queued runs are marked failed, its running ones go on to their end.</summary>
    public async Task CancelBackfillAsync(string id, CancellationToken cancellationToken)
    {
        await ChangeBackfillAsync("cancel_backfill", id, BackfillState.Cancelled, cancellationToken);
        var queued = StateQuery.Where("backfillId", id).And("state", StateNames.Of(RunState.Queued));
        foreach (var run in await _runs.FindAsync(queued, cancellationToken))
        {
            await MarkRunAsync(run.Key, RunState.Failed, cancellationToken);
        }
    }

    private Dag Dag(string dagId) =>
        _parts.Dags.Find(dagId) ?? throw new OrchestratorException($"There is no DAG '{dagId}'.");

    private async Task<DagRun> RunAsync(RunKey key, CancellationToken cancellationToken) =>
        await _runs.GetAsync(key, cancellationToken)
            ?? throw new OrchestratorException($"The DAG '{key.DagId}' has no run '{key.RunId}'.");

    /// <summary>The run, and earlier or later ones when they are wanted.</summary>
    private async Task<IReadOnlyList<DagRun>> TimesAsync(DagRun run, ClearOptions options, CancellationToken cancellationToken)
    {
        var runs = new List<DagRun> { run };
        var others = StateQuery.Where("dagId", run.Key.DagId).Ascending("logicalDate");
        if (options.Past)
        {
            var earlier = others.And("logicalDate", StateOperator.LessThan, run.LogicalDate);
            runs.InsertRange(0, await AtMostAsync(earlier, cancellationToken));
        }

        if (options.Future)
        {
            runs.AddRange(await AtMostAsync(others.And("logicalDate", StateOperator.MoreThan, run.LogicalDate), cancellationToken));
        }

        return runs;
    }

    private async Task<IReadOnlyList<DagRun>> AtMostAsync(StateQuery query, CancellationToken cancellationToken)
    {
        var runs = await _runs.FindAsync(query.Take(MaxRunsTogether + 1), cancellationToken);
        return runs.Count <= MaxRunsTogether ? runs : throw new OrchestratorException(
            $"There are more than {MaxRunsTogether} such runs: choose a later or earlier one, or a range of dates.");
    }

    private async Task ExecuteAsync(
        string what, RunKey key, RunCommand command, IReadOnlyList<TaskKey> tasks, string detail, CancellationToken cancellationToken)
    {
        Dag(key.DagId);
        var decision = await _parts.Driver.ExecuteAsync(key, command, cancellationToken)
            ?? throw new OrchestratorException($"The DAG '{key.DagId}' has no run '{key.RunId}'.");
        if (decision.Refusal is { } refusal)
        {
            throw new OrchestratorException(refusal);
        }

        var names = string.Join(", ", tasks.Take(20)) + (tasks.Count > 20 ? $" and {tasks.Count - 20} more" : "");
        await AddAsync(
            new AuditEntry
            {
                At = _parts.Time.Now(),
                What = what,
                By = _user,
                DagId = key.DagId,
                RunId = key.RunId,
                TaskIds = [.. tasks.Select(task => task.TaskId).Distinct()],
                Detail = names.Length > 0 && detail.Length > 0 ? $"{names}: {detail}" : names + detail,
            },
            cancellationToken);
    }

    private async Task ChangeDagAsync(string what, string dagId, Func<DagRecord, DagRecord> change, CancellationToken cancellationToken)
    {
        Dag(dagId);
        await _dags.RegisterAsync(_parts.Dags, _parts.Time.Now(), cancellationToken);
        await _dags.UpdateAsync(dagId, change, cancellationToken);
        await DoneAsync(what, new RunKey(dagId, ""), "", cancellationToken);
    }

    private async Task ChangeBackfillAsync(string what, string id, BackfillState state, CancellationToken cancellationToken)
    {
        var changed = await _backfills.UpdateAsync(
            id,
            present => !present.IsOpen ? present : present with
            {
                State = state, CompletedAt = state == BackfillState.Cancelled ? _parts.Time.Now() : null,
            },
            cancellationToken) ?? throw new OrchestratorException($"There is no backfill '{id}'.");
        if (changed.State != state)
        {
            throw new OrchestratorException($"Backfill '{id}' is over: {changed.State}.");
        }

        await DoneAsync(what, new RunKey(changed.DagId, ""), id, cancellationToken);
    }

    private Task DoneAsync(string what, RunKey key, string detail, CancellationToken cancellationToken) => AddAsync(
        new AuditEntry { At = _parts.Time.Now(), What = what, By = _user, DagId = key.DagId, RunId = key.RunId, Detail = detail },
        cancellationToken);

    private async Task AddAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        await _audit.AddAsync(entry, cancellationToken);
        await TellAsync(cancellationToken);
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        _parts.Signal.Mark();
        await _parts.Signal.FlushAsync(cancellationToken);
        _changed();
    }
}
