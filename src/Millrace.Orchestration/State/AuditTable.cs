using System.Globalization;
using Millrace.Bson;

namespace Millrace.Orchestration.State;

/// <summary>Who did what, newest first. Thread-safe.</summary>
public sealed class AuditTable(IStateStore store)
{
    /// <summary>Documents with <c>at</c>, <c>what</c>, <c>dagId</c>, <c>runId</c>, <c>by</c>, <c>detail</c>.</summary>
    public Task<IReadOnlyList<BsonDocument>> ListAsync(int limit, CancellationToken cancellationToken) =>
        store.FindAsync(StateTable.Audit, StateQuery.All.NewestFirst("at").Take(limit), cancellationToken);

    internal Task AddAsync(DateTimeOffset at, string what, string dagId, string runId, string detail,
        CancellationToken cancellationToken) =>
        store.InsertAsync(
            StateTable.Audit,
            new BsonDocument
            {
                { "_id", $"{at.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}" },
                { "at", at },
                { "what", what },
                { "dagId", dagId },
            }.With("runId", runId).With("detail", detail),
            cancellationToken);
}
