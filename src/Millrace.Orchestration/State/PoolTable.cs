using Millrace.Bson;

namespace Millrace.Orchestration.State;

/// <summary>Pools of slots that tasks of all runs share, and who holds them. Thread-safe.</summary>
public sealed class PoolTable(IStateStore store)
{
    /// <summary>Slots of a pool that nobody has set, as Airflow's default pool.</summary>
    public const int DefaultSlots = 128;

    /// <summary>Sets how many slots a pool has. Holders keep theirs.</summary>
    public Task SetAsync(string pool, int slots, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slots);
        return UpdateAsync(pool, document =>
        {
            document["slots"] = slots;
            return true;
        }, cancellationToken);
    }

    /// <summary>Removes a pool; false when there is none. Tasks in it get one with the default size again.</summary>
    public async Task<bool> DeleteAsync(string pool, CancellationToken cancellationToken) =>
        await store.DeleteAsync(StateTable.Pools, StateQuery.Where("_id", pool), cancellationToken) > 0;

    /// <summary>All pools: <c>_id</c>, <c>slots</c>, <c>holders</c> with <c>key</c>, <c>worker</c>, <c>slots</c>.</summary>
    public Task<IReadOnlyList<BsonDocument>> ListAsync(CancellationToken cancellationToken) =>
        store.FindAsync(StateTable.Pools, StateQuery.All.Ascending("_id"), cancellationToken);

    /// <summary>Takes slots for a holder; false when there are not enough. Taking them again is no change.</summary>
    /// <param name="pool">The pool; made when there is none.</param>
    /// <param name="size">How many slots it has; null for what was set.</param>
    /// <param name="holder">Who takes them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal Task<bool> TakeAsync(string pool, int? size, PoolHolder holder, CancellationToken cancellationToken) =>
        UpdateAsync(pool, document =>
        {
            var holders = document["holders"].AsArray;
            if (holders.FirstOrDefault(other => other.AsDocument["key"].AsString == holder.Key) is { IsMissing: false } same)
            {
                // Someone else is about to run the same try, or was and died.
                return same.AsDocument["worker"].AsString == holder.Worker;
            }

            var used = holders.Sum(other => other.AsDocument.Number("slots"));
            document["slots"] = size ?? document["slots"];
            if (used + holder.Slots > document.Number("slots"))
            {
                return false;
            }

            holders.Add(new BsonDocument { { "key", holder.Key }, { "worker", holder.Worker }, { "slots", holder.Slots } });
            return true;
        }, cancellationToken);

    /// <summary>Gives back what holders have that fulfil the condition.</summary>
    internal Task ReleaseAsync(string pool, Func<PoolHolder, bool> isOver, CancellationToken cancellationToken) =>
        UpdateAsync(pool, document =>
        {
            var holders = document["holders"].AsArray;
            var kept = holders.Where(holder => !isOver(Holder(holder.AsDocument))).ToList();
            document["holders"] = new BsonArray(kept);
            return kept.Count < holders.Count;
        }, cancellationToken);

    internal static PoolHolder Holder(BsonDocument document) =>
        new(document["key"].AsString, document["worker"].AsString, (int)document.Number("slots"));

    private async Task<bool> UpdateAsync(string pool, Func<BsonDocument, bool> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var present = await store.GetAsync(StateTable.Pools, pool, cancellationToken);
            var version = present?.Number("version") ?? 0;
            var next = present ?? new BsonDocument { { "_id", pool }, { "slots", DefaultSlots }, { "holders", new BsonArray() } };
            if (!change(next))
            {
                return false;
            }

            next["version"] = version + 1;
            if (version == 0
                ? await store.InsertAsync(StateTable.Pools, next, cancellationToken)
                : await store.ReplaceAsync(StateTable.Pools, next, version, cancellationToken))
            {
                return true;
            }
        }
    }
}
