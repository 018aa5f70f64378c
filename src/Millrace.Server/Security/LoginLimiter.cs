using System.Collections.Concurrent;

namespace Millrace.Server.Security;

/// <summary>
/// Holds up who guesses passwords: after five failures for a user or from an address each further try must wait, twice as long each time,
/// up to five minutes. Bounded; thread-safe.
/// </summary>
internal sealed class LoginLimiter(TimeProvider time)
{
    private const int FreeFailures = 5;
    private const int MaxEntries = 10_000;
    private static readonly TimeSpan MostWait = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Last)> _entries = new(StringComparer.Ordinal);

    /// <summary>How long the next try must wait; zero when it may come.</summary>
    public TimeSpan WaitOf(string key)
    {
        if (!_entries.TryGetValue(key, out var entry) || entry.Failures < FreeFailures)
        {
            return TimeSpan.Zero;
        }

        var wait = entry.Last + DelayAfter(entry.Failures) - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    public void Fail(string key)
    {
        var now = time.GetUtcNow();
        if (_entries.Count >= MaxEntries)
        {
            foreach (var old in _entries.Where(entry => entry.Value.Last + MostWait < now))
            {
                _entries.TryRemove(old.Key, out _);
            }
        }

        if (_entries.Count < MaxEntries || _entries.ContainsKey(key))
        {
            _entries.AddOrUpdate(key, (1, now), (_, entry) => entry.Last + (2 * MostWait) < now ? (1, now) : (entry.Failures + 1, now));
        }
    }

    public void Succeed(string key) => _entries.TryRemove(key, out _);

    private static TimeSpan DelayAfter(int failures)
    {
        var seconds = Math.Pow(2, Math.Min(failures - FreeFailures, 20));
        return seconds >= MostWait.TotalSeconds ? MostWait : TimeSpan.FromSeconds(seconds);
    }
}
