using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;

namespace Millrace.Orchestration.State;

/// <summary>Values that tasks of a run leave for each other. Thread-safe.</summary>
public sealed class XComTable(IStateStore store)
{
    /// <summary>The key of what a task's method returns.</summary>
    public const string ReturnValue = "return_value";

    /// <summary>The most bytes of a value.</summary>
    public const int MaxBytes = 256 * 1024;

    private const int MaxKeyLength = 512;

    /// <summary>Sets a value.</summary>
    /// <exception cref="XComException">The value is too large or the key not valid.</exception>
    public async Task SetAsync(RunKey run, TaskKey task, string key, BsonValue value, CancellationToken cancellationToken)
    {
        if (key.Length is 0 or > MaxKeyLength)
        {
            throw new XComException($"The key of a value must have 1 to {MaxKeyLength} characters.");
        }

        var document = new BsonDocument
        {
            { "_id", Id(run, task, key) },
            { "dagId", run.DagId },
            { "runId", run.RunId },
            { "taskId", task.TaskId },
            { "mapIndex", task.MapIndex },
            { "key", key },
            { "value", value },
        };
        var bytes = document.ToBytes().Length;
        if (bytes > MaxBytes)
        {
            throw new XComException(
                $"The value '{key}' of {bytes} bytes is too large: at most {MaxBytes} bytes. Keep it elsewhere and leave its address.");
        }

        await store.PutAsync(StateTable.XComs, [document], cancellationToken);
    }

    /// <summary>A value, or <see cref="BsonValue.Missing"/>.</summary>
    public async Task<BsonValue> GetAsync(RunKey run, TaskKey task, string key, CancellationToken cancellationToken) =>
        (await store.GetAsync(StateTable.XComs, Id(run, task, key), cancellationToken))?["value"] ?? BsonValue.Missing;

    /// <summary>All values of a run, or of one of its tasks: documents with <c>taskId</c>, <c>mapIndex</c>, <c>key</c>,
    /// <c>value</c>.</summary>
    public async Task<IReadOnlyList<BsonDocument>> ListAsync(RunKey run, string? taskId, CancellationToken cancellationToken)
    {
        var found = await store.FindAsync(StateTable.XComs, Query(run, taskId), cancellationToken);
        return [.. found.OrderBy(item => item["taskId"].AsString, StringComparer.Ordinal).ThenBy(item => item["mapIndex"].AsInt32)];
    }

    /// <summary>Forgets what a task left.</summary>
    public Task ClearAsync(RunKey run, TaskKey task, CancellationToken cancellationToken) =>
        store.DeleteAsync(StateTable.XComs, Query(run, task.TaskId).And("mapIndex", task.MapIndex), cancellationToken);

    /// <summary>Removes one value; false when there is none.</summary>
    public async Task<bool> DeleteAsync(RunKey run, TaskKey task, string key, CancellationToken cancellationToken) =>
        await store.DeleteAsync(StateTable.XComs, StateQuery.Where("_id", Id(run, task, key)), cancellationToken) > 0;

    /// <summary>Forgets what the tasks of a run left.</summary>
    internal Task DeleteRunAsync(RunKey run, CancellationToken cancellationToken) =>
        store.DeleteAsync(StateTable.XComs, Query(run, null), cancellationToken);

    private static string Id(RunKey run, TaskKey task, string key) => $"{run}/{task.TaskId}/{task.MapIndex}/{key}";

    private static StateQuery Query(RunKey run, string? taskId)
    {
        var query = StateQuery.Where("dagId", run.DagId).And("runId", run.RunId);
        return taskId is null ? query : query.And("taskId", taskId);
    }
}
