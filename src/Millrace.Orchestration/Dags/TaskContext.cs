using Microsoft.Extensions.Logging;
using Millrace.Bson;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Dags;

/// <summary>
/// What a task knows of its run, and what it may use while it runs. Thread-safe. All that is awaited here ends with
/// <see cref="OperationCanceledException"/> once the try is over: timed out, taken back, or its process about to stop.
/// </summary>
public sealed class TaskContext
{
    private readonly XComTable _xcoms;
    private readonly VariableTable _variables;
    private readonly CursorTable _cursors;
    private readonly DatasetTable _datasets;
    private readonly TaskLogger _log;

    internal TaskContext(IStateStore store, TaskLogger log)
    {
        _xcoms = new XComTable(store);
        _variables = new VariableTable(store);
        _cursors = new CursorTable(store);
        _datasets = new DatasetTable(store);
        _log = log;
    }

    /// <summary>The run.</summary>
    public required RunKey Run { get; init; }

    /// <summary>The task, with the item's index when it is mapped.</summary>
    public required TaskKey Task { get; init; }

    /// <summary>Why the run exists.</summary>
    public required RunType RunType { get; init; }

    /// <summary>The stretch of time the run is about.</summary>
    public required DataInterval Interval { get; init; }

    /// <summary>The run's logical date; for scheduled runs the interval's start.</summary>
    public required DateTimeOffset LogicalDate { get; init; }

    /// <summary>Which try this is, from 1.</summary>
    public required int TryNumber { get; init; }

    /// <summary>The run's parameters, checked.</summary>
    public required ParamValues Params { get; init; }

    /// <summary>The item of a mapped task; missing otherwise.</summary>
    public BsonValue Item { get; init; }

    /// <summary>Where the time comes from; a fake clock in tests.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Cancelled when the try is over: pass it on to whatever waits.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>Lines go to the task's log; never blocks. A line holds at most 8 KiB, a try at most 10,000 lines.</summary>
    public ILogger Logger => _log;

    /// <summary>Leaves a value for other tasks of the run.</summary>
    /// <exception cref="XComException">It is larger than 256 KiB.</exception>
    public Task PushAsync<T>(string key, T value) => _xcoms.SetAsync(Run, Task, key, XComValue.From(value), Token());

    /// <summary>What another task of the run returned or left.</summary>
    /// <exception cref="XComException">There is no such value, or it is of another kind.</exception>
    public async Task<T> PullAsync<T>(string taskId, string key = XComTable.ReturnValue, int mapIndex = -1)
    {
        var value = await _xcoms.GetAsync(Run, new TaskKey(taskId, mapIndex), key, Token());
        return value.IsMissing ? throw new XComException($"Task '{taskId}' left no value '{key}'.") : XComValue.To<T>(value);
    }

    /// <summary>What the items of a mapped task returned or left, in order; those that left nothing are left out.</summary>
    public async Task<IReadOnlyList<T>> PullAllAsync<T>(string taskId, string key = XComTable.ReturnValue)
    {
        var values = await _xcoms.ListAsync(Run, taskId, Token());
        return [.. values.Where(value => value["key"].AsString == key).Select(value => XComValue.To<T>(value["value"]))];
    }

    /// <summary>A variable that someone set, or null.</summary>
    public Task<string?> GetVariableAsync(string name) => _variables.GetAsync(name, Token());

    /// <summary>A position that an earlier run of the DAG kept, or the given one when there is none.</summary>
    public async Task<T> GetCursorAsync<T>(string name, T initial)
    {
        var value = await _cursors.GetAsync(Run.DagId, name, Token());
        return value.IsMissing ? initial : XComValue.To<T>(value);
    }

    /// <summary>Keeps a position for later runs of the DAG, at once: do it when the work up to there is done.</summary>
    public Task SetCursorAsync<T>(string name, T value) => _cursors.SetAsync(Run.DagId, name, XComValue.From(value), Token());

    /// <summary>Says now that a dataset changed, for tasks that run on and on; what a task <c>Produces</c> is said at its end by itself.
    /// DAGs that wait for it notice within about a second.</summary>
    public Task DatasetChangedAsync(Dataset dataset) =>
        _datasets.ChangedAsync(dataset.Name, $"{Run}/{Task}/{Guid.NewGuid():N}", Time.Now(), Token());

    /// <summary>How often a dataset has changed so far; 0 when it never did.</summary>
    public Task<long> CountDatasetChangesAsync(Dataset dataset) => _datasets.CountAsync(dataset.Name, Token());

    /// <summary>Says how far the task is; shown to people.</summary>
    /// <param name="fraction">0 to 1.</param>
    /// <param name="message">What is being done.</param>
    public void ReportProgress(double fraction, string message = "") => _log.Progress(fraction, message);

    // A try that is over must not write over what the next one wrote.
    private CancellationToken Token()
    {
        CancellationToken.ThrowIfCancellationRequested();
        return CancellationToken;
    }
}
