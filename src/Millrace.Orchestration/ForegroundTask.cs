using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration;

/// <summary>
/// Runs one task here and now, for a scheduler outside such as Airflow: it decides about order, retries and history, so no run is made
/// and none is changed. Values that tasks leave for each other, cursors, variables and logs go to the state store as ever. Thread-safe.
/// </summary>
public sealed class ForegroundTask(IStateStore store, DagCatalog dags, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Runs it; a mapped task runs for all its items, one after the other, up to the first that does not succeed.</summary>
    /// <param name="dagId">The DAG.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="options">Logical date, run id and parameters, as the scheduler outside has them; tasks of one run share a run
    /// id.</param>
    /// <param name="write">Gets each line the task logs, at once.</param>
    /// <param name="cancellationToken">Ends the task; the outcome is then <see cref="TaskOutcome.Interrupted"/>.</param>
    /// <returns>What became of it. The value it returned can be pulled as ever.</returns>
    /// <exception cref="OrchestratorException">There is no such DAG or task.</exception>
    public async Task<TaskOutcome> RunAsync(
        string dagId, string taskId, TriggerOptions options, Action<TaskLogLine> write, CancellationToken cancellationToken)
    {
        var dag = dags.Find(dagId) ?? throw new OrchestratorException($"There is no DAG '{dagId}'.");
        var task = dag.FindTask(taskId) ?? throw new OrchestratorException($"The DAG '{dagId}' has no task '{taskId}'.");
        var run = NewRun(dag, options);
        var parts = new SchedulerParts(
            store,
            dags,
            ProcessIdentity.Create(),
            time,
            TimeSpan.FromMinutes(1),
            NullLogger.Instance);
        var items = await parts.FollowUp.AllItemsAsync(dag, run, task, cancellationToken);
        var body = new TaskBody(store, time, write);
        TaskOutcome outcome = new TaskOutcome.Skipped("The list is empty.");
        for (var index = 0; index < items.Count; index++)
        {
            var key = new TaskKey(taskId, task.Kind == TaskKind.Mapped ? index : -1);
            var instance = new TaskInstance { Key = key, State = TaskState.Running, TryNumber = 1, MaxTries = 1 };
            outcome = await body.RunAsync(new ClaimedTask(dag, task, run, instance), items[index], Patience, cancellationToken);
            if (outcome is not TaskOutcome.Succeeded)
            {
                return outcome;
            }
        }

        if (outcome is TaskOutcome.Succeeded)
        {
            foreach (var dataset in task.Produces)
            {
                await new DatasetTable(store).ChangedAsync(dataset.Name, $"{run.Key}/{taskId}", time.Now(), cancellationToken);
            }
        }

        return outcome;
    }

    private DagRun NewRun(Dag dag, TriggerOptions options)
    {
        if (options.RunId is { } id && !RunIds.IsValid(id))
        {
            throw new OrchestratorException($"'{id}' is no id of a run ({RunIds.Rule}).");
        }

        var logicalDate = options.LogicalDate?.ToUniversalTime() ?? time.Now();
        // The interval that begins at the logical date, where the schedule has one there.
        var interval = dag.Schedule.FirstAfter(logicalDate, logicalDate) is { } scheduled && scheduled.Start == logicalDate
            ? scheduled
            : new DataInterval(logicalDate, logicalDate);
        var run = RunFactory.At(dag.Id, RunType.Manual, logicalDate, interval, time.Now()) with { Conf = options.Conf };
        return options.RunId is null ? run : run with { Key = new RunKey(dag.Id, options.RunId) };
    }
}
