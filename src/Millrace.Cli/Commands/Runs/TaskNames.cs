using System.Globalization;
using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;

namespace Millrace.Cli.Commands.Runs;

/// <summary>Tasks as a person names them: <c>load</c>, or <c>load[3]</c> for an item of a mapped task.</summary>
internal static class TaskNames
{
    /// <summary>The key of a task of the DAG.</summary>
    /// <exception cref="OrchestratorException">The DAG has no such task.</exception>
    public static TaskKey Parse(Dag dag, string name)
    {
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        var index = -1;
        var id = name;
        if (bracket > 0 && name.EndsWith(']')
            && int.TryParse(name[(bracket + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out index))
        {
            id = name[..bracket];
        }
        else
        {
            index = -1;
        }

        return dag.FindTask(id) is not null
            ? new TaskKey(id, index)
            : throw new OrchestratorException(
                $"The DAG '{dag.Id}' has no task '{name}'; it has {string.Join(", ", dag.Tasks.Select(task => task.Id))}.");
    }
}
