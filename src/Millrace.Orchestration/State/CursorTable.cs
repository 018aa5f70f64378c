using Millrace.Bson;

namespace Millrace.Orchestration.State;

/// <summary>Named positions of a DAG that outlive its runs: how far its tasks have come. Thread-safe.</summary>
public sealed class CursorTable(IStateStore store)
{
    /// <summary>The position, or <see cref="BsonValue.Missing"/>.</summary>
    public async Task<BsonValue> GetAsync(string dagId, string name, CancellationToken cancellationToken) =>
        (await store.GetAsync(StateTable.Cursors, Id(dagId, name), cancellationToken))?["value"] ?? BsonValue.Missing;

    /// <summary>Sets the position.</summary>
    public Task SetAsync(string dagId, string name, BsonValue value, CancellationToken cancellationToken) => store.PutAsync(
        StateTable.Cursors,
        [new BsonDocument { { "_id", Id(dagId, name) }, { "dagId", dagId }, { "name", name }, { "value", value } }],
        cancellationToken);

    private static string Id(string dagId, string name) => $"{dagId}/{name}";
}
