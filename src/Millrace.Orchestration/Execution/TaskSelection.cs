using Millrace.Orchestration.Dags;

namespace Millrace.Orchestration.Execution;

/// <summary>Which tasks of a run someone means. Pure.</summary>
internal static class TaskSelection
{
    public static IReadOnlyList<TaskKey> Of(Dag dag, DagRun run, ClearOptions options)
    {
        foreach (var key in options.Tasks)
        {
            if (dag.FindTask(key.TaskId) is null)
            {
                throw new OrchestratorException($"The DAG '{dag.Id}' has no task '{key.TaskId}'.");
            }
        }

        var named = options.Tasks.Count > 0 ? options.Tasks : [.. dag.Tasks.Select(task => new TaskKey(task.Id))];
        var ids = named.Select(key => key.TaskId).ToList();
        var around = new HashSet<string>(StringComparer.Ordinal);
        around.UnionWith(options.Upstream ? TaskRules.WithUpstream(dag, ids) : []);
        around.UnionWith(options.Downstream ? TaskRules.WithDownstream(dag, ids) : []);
        around.ExceptWith(ids);
        return
        [
            .. named.Concat(dag.Tasks.Where(task => around.Contains(task.Id)).Select(task => new TaskKey(task.Id)))
                .SelectMany(key => Wanted(run, key, options)),
        ];
    }

    private static IEnumerable<TaskKey> Wanted(DagRun run, TaskKey key, ClearOptions options)
    {
        var instances = key.MapIndex < 0 ? run.InstancesOf(key.TaskId).ToList() : [.. run.InstancesOf(key.TaskId).Where(i => i.Key == key)];
        return options is { OnlyFailed: false, OnlyRunning: false }
            ? instances.Count > 0 ? [key] : []
            : instances.Where(instance => IsWanted(instance.State, options)).Select(instance => instance.Key);
    }

    private static bool IsWanted(TaskState state, ClearOptions options) =>
        (options.OnlyFailed && state is (TaskState.Failed or TaskState.UpstreamFailed))
        || (options.OnlyRunning && state == TaskState.Running);
}
