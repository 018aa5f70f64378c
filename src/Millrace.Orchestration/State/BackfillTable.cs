using Millrace.Bson;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.State;

/// <summary>The backfills. Thread-safe.</summary>
public sealed class BackfillTable(IStateStore store)
{
    /// <summary>A backfill, or null.</summary>
    public async Task<Backfill?> GetAsync(string id, CancellationToken cancellationToken) =>
        await store.GetAsync(StateTable.Backfills, id, cancellationToken) is { } document ? FromDocument(document) : null;

    /// <summary>All of them, newest first.</summary>
    public async Task<IReadOnlyList<Backfill>> ListAsync(CancellationToken cancellationToken) =>
        await FindAsync(StateQuery.All.NewestFirst("createdAt"), cancellationToken);

    /// <summary>Those a query admits, over <c>dagId</c>, <c>open</c> and <c>createdAt</c>.</summary>
    public async Task<IReadOnlyList<Backfill>> FindAsync(StateQuery query, CancellationToken cancellationToken) =>
        [.. (await store.FindAsync(StateTable.Backfills, query, cancellationToken)).Select(FromDocument)];

    /// <summary>How many a query admits.</summary>
    public Task<long> CountAsync(StateQuery query, CancellationToken cancellationToken) =>
        store.CountAsync(StateTable.Backfills, query, cancellationToken);

    internal Task InsertAsync(Backfill backfill, CancellationToken cancellationToken) =>
        store.InsertAsync(StateTable.Backfills, ToDocument(backfill), cancellationToken);

    internal Task<IReadOnlyList<Backfill>> ListOpenAsync(CancellationToken cancellationToken) =>
        FindAsync(StateQuery.Where("open", true).Ascending("createdAt"), cancellationToken);

    /// <summary>Changes a backfill, again and again until nobody came in between; null when there is none.</summary>
    internal async Task<Backfill?> UpdateAsync(string id, Func<Backfill, Backfill> change, CancellationToken cancellationToken)
    {
        while (await GetAsync(id, cancellationToken) is { } present)
        {
            var next = change(present) with { Version = present.Version + 1 };
            if (await store.ReplaceAsync(StateTable.Backfills, ToDocument(next), present.Version, cancellationToken))
            {
                return next;
            }
        }

        return null;
    }

    private static BsonDocument ToDocument(Backfill backfill) => new BsonDocument
    {
        { "_id", backfill.Id },
        { "dagId", backfill.DagId },
        { "from", backfill.From },
        { "to", backfill.To },
        {
            "intervals",
            Fields.Array(backfill.Intervals.Select(interval => new BsonDocument { { "start", interval.Start }, { "end", interval.End } }))
        },
        { "position", backfill.Position },
        { "maxActiveRuns", backfill.MaxActiveRuns },
        { "reprocess", backfill.Reprocess.ToString() },
        { "conf", backfill.Conf },
        { "state", backfill.State.ToString() },
        { "open", backfill.IsOpen },
        { "createdAt", backfill.CreatedAt },
        { "version", backfill.Version },
    }.With("completedAt", backfill.CompletedAt);

    private static Backfill FromDocument(BsonDocument document) => new()
    {
        Id = document["_id"].AsString,
        DagId = document["dagId"].AsString,
        From = document.Time("from"),
        To = document.Time("to"),
        Intervals = [.. document.Items("intervals").Select(interval => new DataInterval(interval.Time("start"), interval.Time("end")))],
        Position = document["position"].AsInt32,
        MaxActiveRuns = document["maxActiveRuns"].AsInt32,
        Reprocess = Enum.Parse<BackfillReprocess>(document["reprocess"].AsString),
        Conf = document["conf"].AsDocument,
        State = Enum.Parse<BackfillState>(document["state"].AsString),
        CreatedAt = document.Time("createdAt"),
        CompletedAt = document.TimeOrNull("completedAt"),
        Version = document.Number("version"),
    };
}
