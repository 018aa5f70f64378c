using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
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

    private readonly XComTable _xcoms = new(store);

    /// <summary>Runs it; a mapped task runs for the item that was asked for, or for all its items, one after the other, up to the first
    /// that does not succeed.</summary>
    /// <param name="dagId">The DAG.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="outside">The run, as the scheduler outside has it.</param>
    /// <param name="write">Gets each line the task logs, at once.</param>
    /// <param name="cancellationToken">Ends the task; the outcome is then <see cref="TaskOutcome.Interrupted"/>.</param>
    /// <exception cref="OrchestratorException">There is no such DAG, task or item, or the run's id is none.</exception>
    /// <exception cref="ParamException">The parameters are not what the DAG asks for.</exception>
    public async Task<ForegroundResult> RunAsync(
        string dagId, string taskId, ForegroundRun outside, Action<TaskLogLine> write, CancellationToken cancellationToken)
    {
        var dag = dags.Find(dagId) ?? throw new OrchestratorException($"There is no DAG '{dagId}'.");
        var task = dag.FindTask(taskId) ?? throw new OrchestratorException($"The DAG '{dagId}' has no task '{taskId}'.");
        dag.ReadParams(outside.Conf);
        var run = NewRun(dag, outside);
        var logs = new TaskLogs(store, time);
        using var giveUp = new CancellationTokenSource();
        var keeping = logs.PumpAsync(giveUp.Token);
        try
        {
            return await RunItemsAsync(new ClaimedTask(dag, task, run, Instance(task, 0, outside)), outside, Write, cancellationToken);
        }
        finally
        {
            logs.Complete();
            // What is not kept because the store is away has been written to the caller.
            await keeping.WaitAsync(Patience, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await giveUp.CancelAsync();
            await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        void Write(TaskLogLine line)
        {
            logs.Write(line);
            write(line);
        }
    }

    private async Task<ForegroundResult> RunItemsAsync(
        ClaimedTask first, ForegroundRun outside, Action<TaskLogLine> write, CancellationToken cancellationToken)
    {
        var (dag, task, run) = (first.Dag, first.Definition, first.Run);
        var parts = new SchedulerParts(
            store, dags, ProcessIdentity.Create(), time, TimeSpan.FromMinutes(1), NullLogger.Instance);
        var items = await parts.FollowUp.AllItemsAsync(dag, run, task, cancellationToken);
        var wanted = task.Kind == TaskKind.Mapped && outside.MapIndex is { } index ? [index] : Enumerable.Range(0, items.Count).ToArray();
        if (wanted.Any(item => item < 0 || item >= items.Count))
        {
            throw new OrchestratorException($"Task '{task.Id}' has {items.Count} items, so there is no item {outside.MapIndex}.");
        }

        var body = new TaskBody(store, time, write);
        TaskOutcome outcome = new TaskOutcome.Skipped("The list is empty.");
        var values = new List<BsonValue>();
        foreach (var item in wanted)
        {
            var instance = Instance(task, item, outside);
            outcome = await body.RunAsync(first with { Instance = instance }, items[item], Patience, cancellationToken);
            if (outcome is not TaskOutcome.Succeeded)
            {
                return new ForegroundResult(outcome, BsonValue.Missing);
            }

            values.Add(await _xcoms.GetAsync(run.Key, instance.Key, XComTable.ReturnValue, cancellationToken));
        }

        if (outcome is TaskOutcome.Succeeded)
        {
            foreach (var dataset in task.Produces)
            {
                await new DatasetTable(store).ChangedAsync(dataset.Name, $"{run.Key}/{task.Id}", time.Now(), cancellationToken);
            }
        }

        return new ForegroundResult(outcome, wanted.Length == 1 ? values[0] : ListOf(values));
    }

    private static BsonValue ListOf(List<BsonValue> values) => values.TrueForAll(value => value.IsMissing)
        ? BsonValue.Missing
        : new BsonArray(values.Select(value => value.IsMissing ? BsonValue.Null : value));

    private static TaskInstance Instance(TaskDefinition task, int item, ForegroundRun outside) => new()
    {
        Key = new TaskKey(task.Id, task.Kind == TaskKind.Mapped ? item : -1),
        State = TaskState.Running,
        TryNumber = Math.Max(1, outside.TryNumber),
        MaxTries = Math.Max(1, outside.TryNumber),
    };

    private DagRun NewRun(Dag dag, ForegroundRun outside)
    {
        if (outside.RunId is { } id && !RunIds.IsValid(id))
        {
            throw new OrchestratorException($"'{id}' is no id of a run ({RunIds.Rule}).");
        }

        var logicalDate = outside.LogicalDate?.ToUniversalTime() ?? time.Now();
        var interval = outside.Interval
            ?? (dag.Schedule.FirstAfter(logicalDate, logicalDate) is { } scheduled && scheduled.Start == logicalDate
                ? scheduled
                : new DataInterval(logicalDate, logicalDate));
        var run = RunFactory.At(dag.Id, RunType.Manual, logicalDate, interval, time.Now()) with { Conf = outside.Conf };
        return outside.RunId is null ? run : run with { Key = new RunKey(dag.Id, outside.RunId) };
    }
}
