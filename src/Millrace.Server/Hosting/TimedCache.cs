using System.Collections.Concurrent;

namespace Millrace.Server.Hosting;

/// <summary>
/// Keeps answers that cost much for a short while, so that pages that are polled by many ask once. A question under way is shared. Of too
/// many the oldest go; thread-safe.
/// </summary>
internal sealed class TimedCache(TimeProvider time)
{
    private const int MaxEntries = 200;

    private readonly ConcurrentDictionary<string, (long At, TimeSpan Age, Task Answer)> _entries = new(StringComparer.Ordinal);

    /// <summary>The kept answer when it is younger than <paramref name="age"/>, else a new one.</summary>
    public Task<T> GetAsync<T>(string key, TimeSpan age, Func<CancellationToken, Task<T>> ask)
    {
        if (_entries.TryGetValue(key, out var kept) && !kept.Answer.IsFaulted && !kept.Answer.IsCanceled
            && time.GetElapsedTime(kept.At) < age)
        {
            return (Task<T>)kept.Answer;
        }

        Trim();
        // Whoever asked first may go away; the others still want the answer.
        var answer = ask(CancellationToken.None);
        _entries[key] = (time.GetTimestamp(), age, answer);
        return answer;
    }

    /// <summary>Forgets answers whose key begins so, after a change.</summary>
    public void Forget(string prefix)
    {
        foreach (var key in _entries.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            _entries.TryRemove(key, out _);
        }
    }

    /// <summary>Lets answers go that are too old, and the oldest half when there are too many.</summary>
    private void Trim()
    {
        var kept = new List<KeyValuePair<string, (long At, TimeSpan Age, Task Answer)>>(_entries.Count);
        foreach (var entry in _entries)
        {
            if (time.GetElapsedTime(entry.Value.At) < entry.Value.Age)
            {
                kept.Add(entry);
            }
            else
            {
                _entries.TryRemove(entry);
            }
        }

        if (kept.Count >= MaxEntries)
        {
            foreach (var entry in kept.OrderBy(entry => entry.Value.At).Take(MaxEntries / 2))
            {
                _entries.TryRemove(entry);
            }
        }
    }
}
