using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;

namespace Millrace.Orchestration.Tests.Simulation;

/// <summary>Sees every change of a run and every claim, and notes what must never happen. Knows the rules by their definitions, not by the
/// product's code.</summary>
internal sealed class Observer(DagCatalog dags)
{
    private readonly Dictionary<RunKey, DagRun> _last = [];

    public List<string> Violations { get; } = [];

    public int Claims { get; private set; }

    /// <summary>A run was replaced by another state of it.</summary>
    public void OnReplaced(DagRun run)
    {
        var before = _last.GetValueOrDefault(run.Key);
        _last[run.Key] = run;
        foreach (var task in run.Tasks.Values.Where(task => task.State == TaskState.Running))
        {
            if (before?.Find(task.Key)?.TryNumber != task.TryNumber)
            {
                CheckRule(run, task.Key);
            }
        }

        if (run.State == RunState.Running && before?.State != RunState.Running)
        {
            var dag = dags.Find(run.Key.DagId)!;
            Expect(
                _last.Values.Count(other => other.Key.DagId == dag.Id && other.State == RunState.Running) <= dag.MaxActiveRuns,
                $"{run.Key} began beyond the maximum of active runs");
        }
    }

    /// <summary>A task was taken: nobody else may still run an earlier try of it within a lease.</summary>
    public void OnClaim(ClaimedTask claimed, SimulatedProcess by, IEnumerable<SimulatedProcess> all, DateTimeOffset now)
    {
        Claims++;
        var others = all.Where(other => other != by && other.Session.IsAlive)
            .SelectMany(other => other.Running.Where(running => running.EndsAt > now && running.Task.Instance.Worker == other.Session.Name))
            .Select(running => running.Task)
            .ToList();
        Expect(
            !others.Exists(other => other.Run.Key == claimed.Run.Key && other.Instance.Key == claimed.Instance.Key),
            $"{claimed.Id} was taken while another worker was within its lease on it");
        var pool = others.Concat(by.Running.Where(running => running.EndsAt > now).Select(running => running.Task)).Append(claimed)
            .Where(task => task.Definition.Pool == "small");
        Expect(pool.Sum(task => task.Definition.PoolSlots) <= RandomDags.PoolSlots, $"{claimed.Id} was taken beyond the pool's slots");
    }

    private void CheckRule(DagRun run, TaskKey started)
    {
        var task = dags.Find(run.Key.DagId)!.FindTask(started.TaskId)!;
        var states = task.Upstream.SelectMany(run.InstancesOf).Select(instance => instance.State).ToList();
        bool Ended(TaskState state) => state is TaskState.Success or TaskState.Failed or TaskState.UpstreamFailed or TaskState.Skipped;
        bool Failed(TaskState state) => state is TaskState.Failed or TaskState.UpstreamFailed;
        var holds = states.Count == 0 || task.TriggerRule switch
        {
            TriggerRule.AllSuccess => states.TrueForAll(state => state == TaskState.Success),
            TriggerRule.AllDone => states.TrueForAll(Ended),
            TriggerRule.OneSuccess => states.Contains(TaskState.Success),
            TriggerRule.OneFailed => states.Exists(Failed),
            TriggerRule.NoneFailed => states.TrueForAll(state => state is TaskState.Success or TaskState.Skipped),
            TriggerRule.NoneFailedMinOneSuccess => states.TrueForAll(state => state is TaskState.Success or TaskState.Skipped)
                && states.Contains(TaskState.Success),
            _ => true,
        };
        Expect(holds, $"{run.Key}: {started} began although {TriggerRuleName.Of(task.TriggerRule)} does not hold: "
            + string.Join(", ", states));
    }

    private void Expect(bool holds, string violation)
    {
        if (!holds)
        {
            Violations.Add(violation);
        }
    }
}
