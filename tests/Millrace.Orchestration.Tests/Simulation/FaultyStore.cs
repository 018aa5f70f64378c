using Millrace.Bson;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Tests.Simulation;

/// <summary>A store as a process sees it: some operations fail, before or after they took effect.</summary>
internal sealed class FaultyStore(IStateStore inner, Random random) : IStateStore
{
    /// <summary>How many of a thousand operations fail.</summary>
    public int FaultsPerMille { get; set; }

    public Task<BsonDocument?> GetAsync(StateTable table, string id, CancellationToken cancellationToken) =>
        Around(() => inner.GetAsync(table, id, cancellationToken));

    public Task<bool> InsertAsync(StateTable table, BsonDocument document, CancellationToken cancellationToken) =>
        Around(() => inner.InsertAsync(table, document, cancellationToken));

    public Task InsertManyAsync(StateTable table, IReadOnlyList<BsonDocument> documents, CancellationToken cancellationToken) =>
        Around(async () =>
        {
            await inner.InsertManyAsync(table, documents, cancellationToken);
            return true;
        });

    public Task<bool> ReplaceAsync(
        StateTable table, BsonDocument document, long expectedVersion, CancellationToken cancellationToken) =>
        Around(() => inner.ReplaceAsync(table, document, expectedVersion, cancellationToken));

    public Task PutAsync(StateTable table, IReadOnlyList<BsonDocument> documents, CancellationToken cancellationToken) =>
        Around(async () =>
        {
            await inner.PutAsync(table, documents, cancellationToken);
            return true;
        });

    public Task<long> IncrementAsync(StateTable table, string id, string field, long by, CancellationToken cancellationToken) =>
        Around(() => inner.IncrementAsync(table, id, field, by, cancellationToken));

    public Task<IReadOnlyList<T>> FindAsync<T>(
        StateTable table, StateQuery query, Func<BsonDocument, T> read, CancellationToken cancellationToken) =>
        Around(() => inner.FindAsync(table, query, read, cancellationToken));

    public Task<long> CountAsync(StateTable table, StateQuery query, CancellationToken cancellationToken) =>
        Around(() => inner.CountAsync(table, query, cancellationToken));

    public Task<long> DeleteAsync(StateTable table, StateQuery query, CancellationToken cancellationToken) =>
        Around(() => inner.DeleteAsync(table, query, cancellationToken));

    private async Task<T> Around<T>(Func<Task<T>> operation)
    {
        Fail("before");
        var result = await operation();
        Fail("after");
        return result;
    }

    private void Fail(string when)
    {
        if (random.Next(2000) < FaultsPerMille)
        {
            throw new StateStoreException($"The simulated store failed {when} the operation.");
        }
    }
}
