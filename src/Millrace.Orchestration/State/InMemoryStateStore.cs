using Millrace.Bson;

namespace Millrace.Orchestration.State;

/// <summary>The state in memory, for tests of DAGs; nothing outlives the process. Documents are copied in and out. Thread-safe.</summary>
public sealed class InMemoryStateStore : IStateStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<StateTable, SortedDictionary<string, BsonDocument>> _tables =
        StateTable.All.ToDictionary(table => table, _ => new SortedDictionary<string, BsonDocument>(StringComparer.Ordinal));

    private readonly Dictionary<StateTable, List<HashSet<string>>> _uniqueKeys =
        StateTable.All.ToDictionary(
            table => table,
            table => table.UniqueKeys.Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToList());

    /// <inheritdoc/>
    public Task<BsonDocument?> GetAsync(StateTable table, string id, CancellationToken cancellationToken) =>
        Locked(() => _tables[table].TryGetValue(id, out var document) ? document.DeepClone() : null, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> InsertAsync(StateTable table, BsonDocument document, CancellationToken cancellationToken) =>
        Locked(() => Insert(table, document), cancellationToken);

    /// <inheritdoc/>
    public Task InsertManyAsync(StateTable table, IReadOnlyList<BsonDocument> documents, CancellationToken cancellationToken) =>
        Locked(() => documents.Count(document => Insert(table, document)), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ReplaceAsync(
        StateTable table, BsonDocument document, long expectedVersion, CancellationToken cancellationToken) =>
        Locked(
            () =>
            {
                if (!_tables[table].TryGetValue(document["_id"].AsString, out var present)
                    || !present["version"].TryGetInt64(out var version) || version != expectedVersion)
                {
                    return false;
                }

                Put(table, document);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task PutAsync(StateTable table, IReadOnlyList<BsonDocument> documents, CancellationToken cancellationToken) =>
        Locked(
            () =>
            {
                foreach (var document in documents)
                {
                    Put(table, document);
                }

                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<long> IncrementAsync(StateTable table, string id, string field, long by, CancellationToken cancellationToken) =>
        Locked(
            () =>
            {
                var document = _tables[table].GetValueOrDefault(id) ?? new BsonDocument("_id", id);
                var sum = (document[field].TryGetInt64(out var number) ? number : 0) + by;
                document[field] = sum;
                _tables[table][id] = document;
                return sum;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<T>> FindAsync<T>(
        StateTable table, StateQuery query, Func<BsonDocument, T> read, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<T>>(
            () =>
            {
                var found = Matching(table, query);
                if (query.OrderBy is { } field)
                {
                    found = query.Descending
                        ? found.OrderByDescending(document => document[field], BsonComparer.Instance)
                        : found.OrderBy(document => document[field], BsonComparer.Instance);
                }

                found = found.Skip(query.Skip);
                return [.. (query.Limit > 0 ? found.Take(query.Limit) : found).Select(document => read(Project(document, query)))];
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(StateTable table, StateQuery query, CancellationToken cancellationToken) =>
        Locked(() => Matching(table, query).LongCount(), cancellationToken);

    /// <inheritdoc/>
    public Task<long> DeleteAsync(StateTable table, StateQuery query, CancellationToken cancellationToken) =>
        Locked(
            () =>
            {
                var matching = Matching(table, query).ToList();
                foreach (var document in matching)
                {
                    Forget(table, document);
                    _tables[table].Remove(document["_id"].AsString);
                }

                return (long)matching.Count;
            },
            cancellationToken);

    private Task<T> Locked<T>(Func<T> operation, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        lock (_lock)
        {
            return Task.FromResult(operation());
        }
    }

    private IEnumerable<BsonDocument> Matching(StateTable table, StateQuery query) =>
        _tables[table].Values.Where(document => query.Conditions.All(condition => condition.Matches(document)));

    private static BsonDocument Project(BsonDocument document, StateQuery query) => query.Fields.Count == 0
        ? document.DeepClone()
        : new BsonDocument(document.Where(field => field.Name == "_id" || query.Fields.Contains(field.Name))).DeepClone();

    private bool Insert(StateTable table, BsonDocument document)
    {
        if (_tables[table].ContainsKey(document["_id"].AsString) || Keys(table, document).Any(key => key.Taken.Contains(key.Text)))
        {
            return false;
        }

        Put(table, document);
        return true;
    }

    private void Put(StateTable table, BsonDocument document)
    {
        var id = document["_id"].AsString;
        if (_tables[table].TryGetValue(id, out var present))
        {
            Forget(table, present);
        }

        _tables[table][id] = document.DeepClone();
        foreach (var (taken, text) in Keys(table, document))
        {
            taken.Add(text);
        }
    }

    private void Forget(StateTable table, BsonDocument document)
    {
        foreach (var (taken, text) in Keys(table, document))
        {
            taken.Remove(text);
        }
    }

    private IEnumerable<(HashSet<string> Taken, string Text)> Keys(StateTable table, BsonDocument document) =>
        table.UniqueKeys.Select((fields, index) =>
            (_uniqueKeys[table][index], string.Join('\n', fields.Select(field => document[field].ToString()))));
}
