using Millrace.Bson;
using Millrace.Orchestration.Execution;

namespace Millrace.Orchestration.State;

/// <summary>The runs. Thread-safe.</summary>
public sealed class RunTable(IStateStore store)
{
    /// <summary>Adds a run; false when the DAG has one of that id or logical date.</summary>
    public Task<bool> InsertAsync(DagRun run, CancellationToken cancellationToken) =>
        store.InsertAsync(StateTable.Runs, RunCodec.ToDocument(run), cancellationToken);

    /// <summary>A run, or null.</summary>
    public async Task<DagRun?> GetAsync(RunKey key, CancellationToken cancellationToken) =>
        await store.GetAsync(StateTable.Runs, key.ToString(), cancellationToken) is { } document ? RunCodec.FromDocument(document) : null;

    /// <summary>The DAG's run of that logical date, or null.</summary>
    public async Task<DagRun?> GetAsync(string dagId, DateTimeOffset logicalDate, CancellationToken cancellationToken) =>
        await FindAsync(StateQuery.Where("dagId", dagId).And("logicalDate", logicalDate).Take(1), cancellationToken) is [var run] ? run
            : null;

    /// <summary>Runs by a query over the fields of their documents: <c>dagId</c>, <c>state</c>, <c>type</c>, <c>logicalDate</c>,
    /// <c>backfillId</c>.</summary>
    public Task<IReadOnlyList<DagRun>> FindAsync(StateQuery query, CancellationToken cancellationToken) =>
        FindAsync(query, run => run, cancellationToken);

    /// <summary>The same runs without their tasks, which are most of a run.</summary>
    public Task<IReadOnlyList<DagRun>> FindHeadsAsync(StateQuery query, CancellationToken cancellationToken) =>
        FindAsync(query with { Fields = RunCodec.HeadFields }, cancellationToken);

    /// <summary>What is read of each run that a query admits, as it comes.</summary>
    public Task<IReadOnlyList<T>> FindAsync<T>(StateQuery query, Func<DagRun, T> read, CancellationToken cancellationToken) =>
        store.FindAsync(StateTable.Runs, query, document => read(RunCodec.FromDocument(document)), cancellationToken);

    /// <summary>How many runs match.</summary>
    public Task<long> CountAsync(StateQuery query, CancellationToken cancellationToken) =>
        store.CountAsync(StateTable.Runs, query, cancellationToken);

    /// <summary>Replaces a run if nobody changed it since <paramref name="expectedVersion"/>.</summary>
    internal Task<bool> ReplaceAsync(DagRun run, long expectedVersion, CancellationToken cancellationToken) =>
        store.ReplaceAsync(StateTable.Runs, RunCodec.ToDocument(run), expectedVersion, cancellationToken);

    /// <summary>The versions of the runs that something can still become of, by the id of their document.</summary>
    internal async Task<Dictionary<string, long>> OpenVersionsAsync(CancellationToken cancellationToken)
    {
        var open = await store.FindAsync(StateTable.Runs, StateQuery.Where("open", true) with { Fields = ["version"] }, cancellationToken);
        return open.ToDictionary(document => document["_id"].AsString, document => document.Number("version"), StringComparer.Ordinal);
    }

    /// <summary>Runs by the ids of their documents.</summary>
    internal Task<IReadOnlyList<DagRun>> LoadAsync(IEnumerable<string> ids, CancellationToken cancellationToken) =>
        FindAsync(StateQuery.All.And("_id", StateOperator.In, Fields.Array(ids)), cancellationToken);

    /// <summary>Removes a run with what its tasks left.</summary>
    internal async Task DeleteAsync(RunKey key, CancellationToken cancellationToken)
    {
        await new XComTable(store).DeleteRunAsync(key, cancellationToken);
        await store.DeleteAsync(StateTable.TaskLogs, StateQuery.All.AndPrefix("_id", $"{key}/"), cancellationToken);
        await store.DeleteAsync(StateTable.Runs, StateQuery.Where("_id", (BsonValue)key.ToString()), cancellationToken);
    }
}
