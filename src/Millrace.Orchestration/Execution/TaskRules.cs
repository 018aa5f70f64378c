using Millrace.Orchestration.Dags;

namespace Millrace.Orchestration.Execution;

/// <summary>Whether a task may start: branches and trigger rules, as Airflow has them. Pure.</summary>
internal static class TaskRules
{
    /// <summary>What becomes of a task whose instances have not begun.</summary>
    public static RuleVerdict Judge(Dag dag, DagRun run, TaskDefinition task)
    {
        if (task.Upstream.Any(id => dag.FindTask(id)!.Kind == TaskKind.Branch && IsLeftOut(dag, run, id, task.Id)))
        {
            return RuleVerdict.Skip;
        }

        var before = Counts.Of(run, task.Upstream);
        return task.Upstream.Count == 0 ? RuleVerdict.Ready : task.TriggerRule switch
        {
            TriggerRule.AllSuccess => before switch
            {
                { Failed: > 0 } => RuleVerdict.UpstreamFailed,
                { Skipped: > 0 } => RuleVerdict.Skip,
                _ => before.AllDone ? RuleVerdict.Ready : RuleVerdict.Wait,
            },
            TriggerRule.AllDone => before.AllDone ? RuleVerdict.Ready : RuleVerdict.Wait,
            TriggerRule.OneSuccess => before switch
            {
                { Succeeded: > 0 } => RuleVerdict.Ready,
                { AllDone: false } => RuleVerdict.Wait,
                _ => before.Failed > 0 ? RuleVerdict.UpstreamFailed : RuleVerdict.Skip,
            },
            TriggerRule.OneFailed => before.Failed > 0 ? RuleVerdict.Ready : before.AllDone ? RuleVerdict.Skip : RuleVerdict.Wait,
            TriggerRule.NoneFailed =>
                before.Failed > 0 ? RuleVerdict.UpstreamFailed : before.AllDone ? RuleVerdict.Ready : RuleVerdict.Wait,
            TriggerRule.NoneFailedMinOneSuccess => before switch
            {
                { Failed: > 0 } => RuleVerdict.UpstreamFailed,
                { AllDone: false } => RuleVerdict.Wait,
                _ => before.Succeeded > 0 ? RuleVerdict.Ready : RuleVerdict.Skip,
            },
            _ => RuleVerdict.Ready,
        };
    }

    /// <summary>The tasks that come after these, at any distance, and these themselves.</summary>
    public static HashSet<string> WithDownstream(Dag dag, IEnumerable<string> taskIds) =>
        Reach(taskIds, id => dag.FindTask(id)?.Downstream);

    /// <summary>The tasks that come before these, at any distance, and these themselves.</summary>
    public static HashSet<string> WithUpstream(Dag dag, IEnumerable<string> taskIds) => Reach(taskIds, id => dag.FindTask(id)?.Upstream);

    private static HashSet<string> Reach(IEnumerable<string> taskIds, Func<string, IReadOnlyList<string>?> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(taskIds);
        while (open.TryPop(out var id))
        {
            if (reached.Add(id))
            {
                foreach (var following in next(id) ?? [])
                {
                    open.Push(following);
                }
            }
        }

        return reached;
    }

    /// <summary>Whether a branch that has chosen left the task out: it is not chosen and does not come after one that is.</summary>
    private static bool IsLeftOut(Dag dag, DagRun run, string branchId, string taskId) =>
        run.Find(new TaskKey(branchId)) is { State: TaskState.Success, Chosen: { } chosen }
        && !WithDownstream(dag, chosen).Contains(taskId);

    private readonly record struct Counts(int Total, int Succeeded, int Failed, int Skipped)
    {
        public bool AllDone => Succeeded + Failed + Skipped == Total;

        public static Counts Of(DagRun run, IReadOnlyList<string> taskIds)
        {
            var counts = default(Counts);
            foreach (var instance in run.Tasks.Values.Where(instance => taskIds.Contains(instance.Key.TaskId)))
            {
                counts = instance.State switch
                {
                    TaskState.Success => counts with { Total = counts.Total + 1, Succeeded = counts.Succeeded + 1 },
                    TaskState.Failed or TaskState.UpstreamFailed => counts with { Total = counts.Total + 1, Failed = counts.Failed + 1 },
                    TaskState.Skipped or TaskState.Removed => counts with { Total = counts.Total + 1, Skipped = counts.Skipped + 1 },
                    _ => counts with { Total = counts.Total + 1 },
                };
            }

            return counts;
        }
    }
}
