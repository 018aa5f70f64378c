using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;
using Millrace.Orchestration.Testing;

namespace Millrace.Orchestration.Tests.Simulation;

/// <summary>Several processes on one store in made-up time: they crash, freeze, lose their clocks and their store, and are started
/// again. One thread and one seed: the same seed gives the same history.</summary>
internal sealed class ClusterSimulation
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly FakeTimeProvider _truth = new(Start);
    private readonly ObservedStore _store;
    private readonly List<SimulatedProcess> _processes = [];
    private readonly DagCatalog _dags;
    private readonly Observer _observer;
    private int _started;

    public ClusterSimulation(int seed)
    {
        _random = new Random(seed);
        _dags = RandomDags.Make(_random, Start);
        _observer = new Observer(_dags);
        _store = new ObservedStore(new InMemoryStateStore(), _observer.OnReplaced);
    }

    public IReadOnlyList<string> Violations => _observer.Violations;

    public int Claims => _observer.Claims;

    public int Runs { get; private set; }

    public async Task RunAsync(TimeSpan turmoil)
    {
        await new PoolTable(_store).SetAsync("small", RandomDags.PoolSlots, default);
        while (_truth.GetUtcNow() < Start + turmoil)
        {
            Disturb();
            await StepAsync();
        }

        await CalmDownAsync(Start + turmoil);
        await CheckAsync(Start + turmoil);
    }

    private void Disturb()
    {
        if (_processes.Count < 3 && _random.Next(10) == 0)
        {
            _processes.Add(Begin());
        }

        foreach (var process in _processes.ToList())
        {
            switch (_random.Next(400))
            {
                case 0:
                    // kill -9
                    _processes.Remove(process);
                    break;
                case 1:
                    process.FrozenUntil = _truth.GetUtcNow() + TimeSpan.FromSeconds(_random.Next(1, 20));
                    break;
                case 2:
                    process.Clock.Error = TimeSpan.FromSeconds(_random.Next(-120, 120));
                    break;
                case 3:
                    process.Store.FaultsPerMille = _random.Next(300);
                    break;
                case 4 or 5:
                    process.Store.FaultsPerMille = 0;
                    break;
            }
        }
    }

    private SimulatedProcess Begin()
    {
        var process = new SimulatedProcess(_store, _dags, ++_started, _truth, _random);
        process.Claimed = claimed => _observer.OnClaim(claimed, process, _processes, _truth.GetUtcNow());
        return process;
    }

    private async Task StepAsync()
    {
        _truth.Advance(TimeSpan.FromMilliseconds(_random.Next(20, 900)));
        var now = _truth.GetUtcNow();
        foreach (var process in _processes.OrderBy(_ => _random.Next()).ToList())
        {
            if (process.FrozenUntil <= now)
            {
                process.FrozenUntil = default;
                await process.LiveAsync(now);
            }
        }
    }

    /// <summary>No more trouble: everything that was begun must come to its end.</summary>
    private async Task CalmDownAsync(DateTimeOffset until)
    {
        foreach (var process in _processes)
        {
            process.Store.FaultsPerMille = 0;
            process.Clock.Error = TimeSpan.Zero;
            process.FrozenUntil = default;
        }

        _processes.Add(Begin());
        for (var step = 0; step < 5000 && !(step % 100 == 0 && await HasEndedAsync(until)); step++)
        {
            await StepAsync();
        }
    }

    private async Task<bool> HasEndedAsync(DateTimeOffset until)
    {
        var runs = await new RunTable(_store).FindAsync(StateQuery.All, default);
        var last = _dags.All.Where(dag => dag.Schedule.IsTimed)
            .All(dag => runs.Any(run => run.Key.DagId == dag.Id && run.Interval.End > until));
        return last && runs.Where(run => run.Interval.End <= until).All(run => run.State is RunState.Success or RunState.Failed);
    }

    private async Task CheckAsync(DateTimeOffset until)
    {
        var runs = await new RunTable(_store).FindAsync(StateQuery.All, default);
        Runs = runs.Count;
        foreach (var dag in _dags.All.Where(dag => dag.Schedule.IsTimed))
        {
            var expected = RunPlanner.InRange(dag, Start, until).Where(interval =>
                interval.End <= until).Select(interval => interval.Start);
            var made = runs.Where(run => run.Key.DagId == dag.Id).Select(run => run.LogicalDate).Order().ToList();
            var wrong = expected.Except(made).ToList();
            Expect(wrong.Count == 0, $"{dag.Id}: no run for {string.Join(", ", wrong)}");
            Expect(made.Distinct().Count() == made.Count, $"{dag.Id}: an interval has two runs");
        }

        foreach (var run in runs.Where(run => run.Interval.End <= until))
        {
            Expect(run.State is RunState.Success or RunState.Failed,
                $"{run.Key} has not ended: {string.Join(',', run.Tasks.Values.Select(task => $"{task.Key}:{task.State}"))}");
            CheckTries(run);
        }
    }

    private void CheckTries(DagRun run)
    {
        foreach (var task in run.Tasks.Values)
        {
            var retries = _dags.Find(run.Key.DagId)!.FindTask(task.Key.TaskId)!.Retry.Retries;
            Expect(
                task.Tries.Count(past => past.State == TaskState.Failed) <= 1 + retries,
                $"{run.Key} {task.Key}: failed {task.Tries.Count} times, may be tried again {retries} times");
            Expect(task.TryNumber == task.Tries.Count || task.Tries.Count == TaskInstance.MaxTryHistory,
                $"{run.Key} {task.Key}: a try is missing");
        }
    }

    private void Expect(bool holds, string violation)
    {
        if (!holds)
        {
            _observer.Violations.Add(violation);
        }
    }
}
