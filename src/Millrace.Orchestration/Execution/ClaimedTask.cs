using Millrace.Bson;
using Millrace.Orchestration.Dags;

namespace Millrace.Orchestration.Execution;

/// <summary>A try of a task that a worker has taken. Immutable.</summary>
internal sealed record ClaimedTask(Dag Dag, TaskDefinition Definition, DagRun Run, TaskInstance Instance)
{
    /// <summary>Tells this try from all others.</summary>
    public string Id { get; } = IdOf(Run, Instance);

    /// <summary>What runs.</summary>
    public Func<TaskContext, Task<BsonValue>> Body { get; init; } = Definition.Body;

    /// <summary>The id of an instance's last try.</summary>
    public static string IdOf(DagRun run, TaskInstance instance) =>
        $"{run.Key}/{instance.Key.TaskId}/{instance.Key.MapIndex}/{instance.TryNumber}";
}
