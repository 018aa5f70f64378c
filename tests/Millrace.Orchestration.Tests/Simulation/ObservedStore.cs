using Millrace.Bson;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Tests.Simulation;

/// <summary>A store that tells of every run that was replaced.</summary>
internal sealed class ObservedStore(IStateStore inner, Action<DagRun> replaced) : IStateStore
{
    public Task<BsonDocument?> GetAsync(StateTable table, string id, CancellationToken cancellationToken) =>
        inner.GetAsync(table, id, cancellationToken);

    public Task<bool> InsertAsync(StateTable table, BsonDocument document, CancellationToken cancellationToken) =>
        inner.InsertAsync(table, document, cancellationToken);

    public Task InsertManyAsync(StateTable table, IReadOnlyList<BsonDocument> documents, CancellationToken cancellationToken) =>
        inner.InsertManyAsync(table, documents, cancellationToken);

    public async Task<bool> ReplaceAsync(
        StateTable table, BsonDocument document, long expectedVersion, CancellationToken cancellationToken)
    {
        var isDone = await inner.ReplaceAsync(table, document, expectedVersion, cancellationToken);
        if (isDone && table == StateTable.Runs)
        {
            replaced(RunCodec.FromDocument(document));
        }

        return isDone;
    }

    public Task PutAsync(StateTable table, IReadOnlyList<BsonDocument> documents, CancellationToken cancellationToken) =>
        inner.PutAsync(table, documents, cancellationToken);

    public Task<long> IncrementAsync(StateTable table, string id, string field, long by, CancellationToken cancellationToken) =>
        inner.IncrementAsync(table, id, field, by, cancellationToken);

    public Task<IReadOnlyList<T>> FindAsync<T>(
        StateTable table, StateQuery query, Func<BsonDocument, T> read, CancellationToken cancellationToken) =>
        inner.FindAsync(table, query, read, cancellationToken);

    public Task<long> CountAsync(StateTable table, StateQuery query, CancellationToken cancellationToken) =>
        inner.CountAsync(table, query, cancellationToken);

    public Task<long> DeleteAsync(StateTable table, StateQuery query, CancellationToken cancellationToken) =>
        inner.DeleteAsync(table, query, cancellationToken);
}
