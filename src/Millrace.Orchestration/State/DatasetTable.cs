using Millrace.Bson;

namespace Millrace.Orchestration.State;

/// <summary>Datasets: how often each changed and when last. Thread-safe.</summary>
public sealed class DatasetTable(IStateStore store)
{
    private const int RecentEvents = 200;

    /// <summary>Counts a change.</summary>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="eventId">Tells this change from others: the same id counts once, within the last 200 changes.</param>
    /// <param name="at">When it changed; kept later than the change before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ChangedAsync(string dataset, string eventId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        while (true)
        {
            var present = await store.GetAsync(StateTable.Datasets, dataset, cancellationToken);
            var recent = present?.Texts("recent").ToList() ?? [];
            if (recent.Contains(eventId))
            {
                return;
            }

            var version = present?.Number("version") ?? 0;
            var last = present?.Time("at") ?? DateTimeOffset.MinValue;
            var next = new BsonDocument
            {
                { "_id", dataset },
                { "count", (present?.Number("count") ?? 0) + 1 },
                { "at", at > last ? at : last.AddMilliseconds(1) },
                { "recent", Fields.Array(recent.TakeLast(RecentEvents - 1).Append(eventId)) },
                { "version", version + 1 },
            };
            if (present is null
                ? await store.InsertAsync(StateTable.Datasets, next, cancellationToken)
                : await store.ReplaceAsync(StateTable.Datasets, next, version, cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>How often a dataset changed; 0 when it never did.</summary>
    public async Task<long> CountAsync(string dataset, CancellationToken cancellationToken) =>
        (await store.GetAsync(StateTable.Datasets, dataset, cancellationToken))?.Number("count") ?? 0;

    /// <summary>How often each dataset changed, and when last.</summary>
    public async Task<IReadOnlyDictionary<string, (long Count, DateTimeOffset At)>> ListAsync(CancellationToken cancellationToken) =>
        (await store.FindAsync(StateTable.Datasets, StateQuery.All, cancellationToken)).ToDictionary(
            document => document["_id"].AsString, document => (document.Number("count"), document.Time("at")), StringComparer.Ordinal);
}
