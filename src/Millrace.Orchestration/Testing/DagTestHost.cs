using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Testing;

/// <summary>
/// Runs DAGs in a test: the same scheduler and the same run machine as in production, with state in memory and a clock that jumps from one
/// event to the next, so that an hour of schedule or of retries takes milliseconds. Tasks run one after the other, in the order of the
/// DAG. A task that waits on <see cref="TaskContext.Time"/> waits until the test advances <see cref="Time"/>. Not thread-safe.
/// </summary>
public sealed class DagTestHost
{
    private static readonly TimeSpan Forever = TimeSpan.FromDays(10_000);

    private readonly SchedulerParts _parts;
    private readonly Scheduler _scheduler;
    private readonly TaskClaims _claims;
    private readonly TaskBody _body;
    private readonly WorkerSession _session;
    private readonly List<TaskLogLine> _logs = [];
    private readonly Dictionary<string, Func<TaskContext, Task<BsonValue>>> _overrides = new(StringComparer.Ordinal);

    /// <param name="start">The first time the clock shows; the DAGs are first seen then.</param>
    /// <param name="dags">The DAGs.</param>
    public DagTestHost(DateTimeOffset start, params Dag[] dags)
    {
        Time = new FakeTimeProvider(start.ToUniversalTime());
        Store = new InMemoryStateStore();
        var identity = ProcessIdentity.Create();
        _parts = new SchedulerParts(Store, new DagCatalog(dags), identity, Time, Forever, NullLogger.Instance);
        _scheduler = new Scheduler(_parts);
        _claims = new TaskClaims(_parts);
        _body = new TaskBody(Store, Time, _logs.Add);
        _session = new WorkerSession(Store, identity, Time, Forever);
        Client = new OrchestratorClient(_parts, _scheduler.Invalidate, Environment.UserName);
    }

    /// <summary>The clock.</summary>
    public FakeTimeProvider Time { get; }

    /// <summary>The state: variables, pools and cursors can be set and looked at there.</summary>
    public InMemoryStateStore Store { get; }

    /// <summary>What people do with runs: trigger, clear, mark, pause, backfill. Call <see cref="SettleAsync"/> or
    /// <see cref="AdvanceAsync"/> to see what follows.</summary>
    public OrchestratorClient Client { get; }

    /// <summary>All lines that tasks logged.</summary>
    public IReadOnlyList<TaskLogLine> Logs => _logs;

    /// <summary>All runs, by logical date.</summary>
    public Task<IReadOnlyList<DagRun>> RunsAsync() => new RunTable(Store).FindAsync(StateQuery.All.Ascending("logicalDate"), default);

    /// <summary>The run as it now is.</summary>
    public async Task<DagRun> GetAsync(RunKey key) =>
        await new RunTable(Store).GetAsync(key, default) ?? throw new OrchestratorException($"There is no run {key}.");

    /// <summary>What a task of a run returned or left.</summary>
    public async Task<T> XComAsync<T>(RunKey run, string taskId, string key = XComTable.ReturnValue, int mapIndex = -1)
    {
        var value = await new XComTable(Store).GetAsync(run, new TaskKey(taskId, mapIndex), key, default);
        return value.IsMissing ? throw new XComException($"Task '{taskId}' left no value '{key}'.") : XComValue.To<T>(value);
    }

    /// <summary>Another method runs in place of a task's own: one that fails, or one that needs no server.</summary>
    public DagTestHost Replace(string taskId, Func<TaskContext, Task> run)
    {
        _overrides[taskId] = async context =>
        {
            await run(context);
            return BsonValue.Missing;
        };
        return this;
    }

    /// <summary>The same, with a return value.</summary>
    public DagTestHost Replace<T>(string taskId, Func<TaskContext, Task<T>> run)
    {
        _overrides[taskId] = async context => XComValue.From(await run(context));
        return this;
    }

    /// <summary>Asks for a run and runs it to its end; the clock moves on to each retry.</summary>
    /// <exception cref="OrchestratorException">The run cannot end: the DAG is paused.</exception>
    public async Task<DagRun> RunAsync(string dagId, TriggerOptions? options = null)
    {
        var run = await Client.TriggerAsync(dagId, options ?? new TriggerOptions(), default);
        while (true)
        {
            await SettleAsync();
            var present = await GetAsync(run.Key);
            if (present.State is RunState.Success or RunState.Failed)
            {
                return present;
            }

            var next = await NextAsync() ?? throw new OrchestratorException($"Run {run.Key} waits for something that does not come.");
            MoveTo(next);
        }
    }

    /// <summary>Lets time pass: runs are made when they are due and run to their end.</summary>
    /// <returns>The runs that ended meanwhile, by logical date.</returns>
    public async Task<IReadOnlyList<DagRun>> AdvanceAsync(TimeSpan time)
    {
        var begun = Time.Now();
        var target = begun + time;
        await SettleAsync();
        while (await NextAsync() is { } next && next <= target)
        {
            MoveTo(next);
            await SettleAsync();
        }

        MoveTo(target);
        await SettleAsync();
        return [.. (await RunsAsync()).Where(run => run.EndedAt >= begun)];
    }

    /// <summary>Does all that can be done now.</summary>
    public async Task SettleAsync()
    {
        await _session.BeatAsync(default);
        var isBusy = true;
        while (isBusy)
        {
            _scheduler.Invalidate();
            await _scheduler.StepAsync(static () => true, default);
            isBusy = false;
            foreach (var run in _parts.OpenRuns.All.Where(_parts.FollowUp.IsNeeded).ToList())
            {
                await _parts.FollowUp.DoAsync(run, default);
                isBusy = true;
            }

            while (await _claims.TakeAsync(_session, default) is { } task)
            {
                await RunTaskAsync(task);
                isBusy = true;
            }
        }
    }

    private async Task RunTaskAsync(ClaimedTask task)
    {
        var item = await _parts.FollowUp.ItemAsync(task, default);
        var body = _overrides.GetValueOrDefault(task.Definition.Id) ?? task.Body;
        var outcome = await _body.RunAsync(task with { Body = body }, item, TimeSpan.FromSeconds(1), CancellationToken.None);
        var instance = task.Instance;
        await _parts.Driver.ExecuteAsync(
            task.Run.Key, new RunCommand.Complete(instance.Key, instance.TryNumber, instance.Worker, outcome), default);
        await _parts.Slots.ReleaseAsync(task.Run.Key, task.Definition, instance.Key, instance.TryNumber, instance.Worker, default);
        _claims.Release(task);
    }

    /// <summary>When something will happen by itself; null for never.</summary>
    private async Task<DateTimeOffset?> NextAsync()
    {
        var now = Time.Now();
        var times = _parts.OpenRuns.All.Select(run => RunMachine.NextWake(_parts.Dags.Find(run.Key.DagId)!, run)).ToList();
        foreach (var record in await new DagTable(Store).ListAsync(default))
        {
            if (!record.IsPaused && _parts.Dags.Find(record.Id) is { } dag)
            {
                times.Add(RunPlanner.Next(dag, record, now).NextAt);
            }
        }

        return times.Where(time => time > now).Min();
    }

    private void MoveTo(DateTimeOffset then)
    {
        if (then > Time.GetUtcNow())
        {
            Time.Advance(then - Time.GetUtcNow());
        }
    }
}
