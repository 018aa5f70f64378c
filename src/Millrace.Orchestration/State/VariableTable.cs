using Millrace.Bson;

namespace Millrace.Orchestration.State;

/// <summary>Named texts that people set and tasks read. Thread-safe.</summary>
public sealed class VariableTable(IStateStore store)
{
    private const int MaxNameLength = 250;
    private const int MaxValueLength = 64 * 1024;

    /// <summary>The value, or null.</summary>
    public async Task<string?> GetAsync(string name, CancellationToken cancellationToken) =>
        (await store.GetAsync(StateTable.Variables, name, cancellationToken))?["value"].AsString;

    /// <summary>Sets a value.</summary>
    /// <exception cref="ArgumentException">The name or the value is too long, or the name empty.</exception>
    public async Task SetAsync(string name, string value, string description, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > MaxNameLength || value.Length > MaxValueLength)
        {
            throw new ArgumentException($"A variable's name has 1 to {MaxNameLength} characters and its value at most {MaxValueLength}.");
        }

        await store.PutAsync(
            StateTable.Variables,
            [new BsonDocument { { "_id", name }, { "value", value }, { "description", description } }],
            cancellationToken);
    }

    /// <summary>Removes one; false when there is none.</summary>
    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) =>
        await store.DeleteAsync(StateTable.Variables, StateQuery.Where("_id", name), cancellationToken) > 0;

    /// <summary>All of them by name: <c>_id</c>, <c>value</c>, <c>description</c>.</summary>
    public Task<IReadOnlyList<BsonDocument>> ListAsync(CancellationToken cancellationToken) =>
        store.FindAsync(StateTable.Variables, StateQuery.All.Ascending("_id"), cancellationToken);
}
