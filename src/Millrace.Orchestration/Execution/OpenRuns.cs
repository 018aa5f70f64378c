using System.Collections.Concurrent;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>What this process last saw of the runs that something can still become of. May be behind the store: whoever acts on it
/// replaces a run only at the version seen here. Thread-safe.</summary>
internal sealed class OpenRuns(RunTable runs, DagCatalog dags)
{
    private const int LoadBatch = 100;

    private readonly ConcurrentDictionary<string, DagRun> _runs = new(StringComparer.Ordinal);

    // Still counted, for instance against a DAG's limit, but read again before anyone decides on them.
    private readonly ConcurrentDictionary<string, bool> _doubtful = new(StringComparer.Ordinal);

    /// <summary>All of them, in no order.</summary>
    public ICollection<DagRun> All => _runs.Values;

    /// <summary>What was last seen of a run, by the id of its document.</summary>
    public DagRun? LastSeen(string id) => _runs.GetValueOrDefault(id);

    /// <summary>The run, or null when it is not open or may have changed.</summary>
    public DagRun? Find(RunKey key) =>
        key.ToString() is var id && _doubtful.ContainsKey(id) ? null : _runs.GetValueOrDefault(id);

    /// <summary>Notes a run as it now is.</summary>
    public void Note(DagRun run)
    {
        var id = run.Key.ToString();
        _doubtful.TryRemove(id, out _);
        if (!run.IsOpen)
        {
            _runs.TryRemove(id, out _);
        }
        else if (dags.Find(run.Key.DagId) is not null)
        {
            _runs.AddOrUpdate(id, run, (_, present) => present.Version >= run.Version ? present : run);
        }
    }

    /// <summary>A run may have changed: it is read again before the next decision.</summary>
    public void Doubt(RunKey key) => _doubtful[key.ToString()] = true;

    /// <summary>Reads what other processes changed.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var before = _runs.ToArray();
        var versions = await runs.OpenVersionsAsync(cancellationToken);
        foreach (var (id, run) in before)
        {
            // Removed only in the state it was in before the store was asked.
            if (!versions.ContainsKey(id))
            {
                _runs.TryRemove(KeyValuePair.Create(id, run));
            }
        }

        var changed = versions.Where(entry =>
            !_runs.TryGetValue(entry.Key, out var run) || run.Version < entry.Value).Select(entry => entry.Key);
        foreach (var batch in changed.Chunk(LoadBatch))
        {
            foreach (var run in await runs.LoadAsync(batch, cancellationToken))
            {
                Note(run);
            }
        }
    }
}
