using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>The scheduler's view of workers: who has shown no sign of life for the lease's time, by the scheduler's own monotonic clock.
/// Not thread-safe.</summary>
internal sealed class WorkerWatch(IStateStore store, ProcessIdentity self, TimeProvider time, TimeSpan lifetime)
{
    private readonly Dictionary<string, (long Beat, long Since)> _seen = new(StringComparer.Ordinal);

    /// <summary>Those of the given workers, and of all that are registered, that are lost. They are forgotten with
    /// <see cref="ForgetAsync"/> once their tasks are free.</summary>
    public async Task<IReadOnlyList<string>> FindLostAsync(IReadOnlySet<string> busy, CancellationToken cancellationToken)
    {
        var registered = (await store.FindAsync(StateTable.Workers, StateQuery.All, cancellationToken))
            .ToDictionary(worker => worker["_id"].AsString, StringComparer.Ordinal);
        var names = registered.Keys.Union(busy, StringComparer.Ordinal).ToList();
        foreach (var forgotten in _seen.Keys.Except(names, StringComparer.Ordinal).ToList())
        {
            _seen.Remove(forgotten);
        }

        var lost = new List<string>();
        foreach (var name in names)
        {
            var worker = registered.GetValueOrDefault(name);
            var beat = worker?.Number("beat") ?? -1;
            if (!_seen.TryGetValue(name, out var seen) || seen.Beat != beat)
            {
                seen = (beat, time.GetTimestamp());
                _seen[name] = seen;
            }

            if (worker?.Flag("gone") == true || time.GetElapsedTime(seen.Since) >= lifetime || self.KnowsDead(name))
            {
                lost.Add(name);
            }
        }

        return lost;
    }

    /// <summary>Forgets workers that are lost.</summary>
    public async Task ForgetAsync(string worker, CancellationToken cancellationToken)
    {
        _seen.Remove(worker);
        await store.DeleteAsync(StateTable.Workers, StateQuery.Where("_id", worker), cancellationToken);
    }
}
