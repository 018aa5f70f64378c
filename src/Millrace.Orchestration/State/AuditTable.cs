using System.Globalization;
using Millrace.Bson;

namespace Millrace.Orchestration.State;

/// <summary>Who did what. Entries are only added. Thread-safe.</summary>
public sealed class AuditTable(IStateStore store)
{
    private const int NumbersAMillisecond = 2048;

    /// <summary>The newest entries that a query admits (fields <c>at</c>, <c>what</c>, <c>by</c>, <c>dagId</c>, <c>runId</c>,
    /// <c>taskIds</c>), newest first unless it says otherwise.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(StateQuery query, CancellationToken cancellationToken)
    {
        query = query.OrderBy is null ? query.NewestFirst("at") : query;
        return [.. (await store.FindAsync(StateTable.Audit, query, cancellationToken)).Select(FromDocument)];
    }

    /// <summary>How many entries a query admits.</summary>
    public Task<long> CountAsync(StateQuery query, CancellationToken cancellationToken) =>
        store.CountAsync(StateTable.Audit, query, cancellationToken);

    /// <summary>One entry by its number, or null.</summary>
    public async Task<AuditEntry?> GetAsync(long number, CancellationToken cancellationToken) =>
        await store.GetAsync(StateTable.Audit, IdOf(number), cancellationToken) is { } document ? FromDocument(document) : null;

    /// <summary>Keeps an entry.</summary>
    /// <returns>The entry with its number.</returns>
    public async Task<AuditEntry> AddAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        while (true)
        {
            var number = (entry.At.ToUnixTimeMilliseconds() * NumbersAMillisecond) + Random.Shared.Next(NumbersAMillisecond);
            var document = new BsonDocument
            {
                { "_id", IdOf(number) }, { "number", number }, { "at", entry.At }, { "what", entry.What }, { "by", entry.By },
            }.With("dagId", entry.DagId).With("runId", entry.RunId).With("detail", entry.Detail);
            if (entry.TaskIds.Count > 0)
            {
                document.Add("taskIds", Fields.Array(entry.TaskIds));
            }

            if (await store.InsertAsync(StateTable.Audit, document, cancellationToken))
            {
                return entry with { Number = number };
            }
        }
    }

    // Of equal length, so that ids are in order.
    private static string IdOf(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    private static AuditEntry FromDocument(BsonDocument document) => new()
    {
        Number = document.Number("number"),
        At = document.Time("at"),
        What = document.Text("what"),
        By = document.Text("by"),
        DagId = document.Text("dagId"),
        RunId = document.Text("runId"),
        TaskIds = [.. document.Texts("taskIds")],
        Detail = document.Text("detail"),
    };
}
