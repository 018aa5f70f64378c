namespace Millrace.Server.Security;

/// <summary>
/// Holds up who guesses passwords. After some failures each further try must wait, twice as long each time: soon and for long where
/// one user is tried from one address; later where one address tries many users; and last, for seconds only, where many addresses try one
/// user, so that strangers cannot keep a user out. Who has logged in from an address before is held up there only by their own failures.
/// Bounded; thread-safe.
/// </summary>
internal sealed class LoginLimiter(TimeProvider time)
{
    private const int MaxEntries = 10_000;
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Known = TimeSpan.FromDays(7);

    private static readonly Rule OfPair = new(5, TimeSpan.FromMinutes(5));
    private static readonly Rule OfAddress = new(20, TimeSpan.FromMinutes(1));
    private static readonly Rule OfUser = new(100, TimeSpan.FromSeconds(10));

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _known = new(StringComparer.Ordinal);

    /// <summary>How long the next try must wait; zero when it may come.</summary>
    public TimeSpan WaitOf(string user, string address)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var pair = WaitOf(PairKey(user, address), OfPair, now);
            if (_known.TryGetValue(PairKey(user, address), out var last) && now - last < Known)
            {
                return pair;
            }

            var others = Max(WaitOf(AddressKey(address), OfAddress, now), WaitOf(UserKey(user), OfUser, now));
            return Max(pair, others);
        }
    }

    public void Fail(string user, string address)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var key in new[] { PairKey(user, address), AddressKey(address), UserKey(user) })
            {
                var failures = _failures.TryGetValue(key, out var entry) && now - entry.Last < Forgotten ? entry.Failures : 0;
                _failures[key] = new Entry(failures + 1, now);
            }

            if (_failures.Count > MaxEntries)
            {
                DropOldest(_failures, entry => entry.Last);
            }
        }
    }

    /// <summary>The right password: failures of the user at this address are forgotten, those of the address are not, else an account of
    /// one's own would buy guesses at others'.</summary>
    public void Succeed(string user, string address)
    {
        lock (_lock)
        {
            _failures.Remove(PairKey(user, address));
            _known[PairKey(user, address)] = time.GetUtcNow();
            if (_known.Count > MaxEntries)
            {
                DropOldest(_known, last => last);
            }
        }
    }

    private TimeSpan WaitOf(string key, Rule rule, DateTimeOffset now)
    {
        if (!_failures.TryGetValue(key, out var entry) || entry.Failures < rule.Free || now - entry.Last >= Forgotten)
        {
            return TimeSpan.Zero;
        }

        var seconds = Math.Min(Math.Pow(2, Math.Min(entry.Failures - rule.Free, 20)), rule.Most.TotalSeconds);
        return Max(entry.Last + TimeSpan.FromSeconds(seconds) - now, TimeSpan.Zero);
    }

    private static void DropOldest<T>(Dictionary<string, T> entries, Func<T, DateTimeOffset> last)
    {
        foreach (var (key, _) in entries.OrderBy(entry => last(entry.Value)).Take(MaxEntries / 10).ToList())
        {
            entries.Remove(key);
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static string PairKey(string user, string address) => $"both {address} {user}";

    private static string AddressKey(string address) => $"address {address}";

    private static string UserKey(string user) => $"user {user}";

    private readonly record struct Entry(int Failures, DateTimeOffset Last);

    /// <param name="Free">Failures before the first wait.</param>
    /// <param name="Most">The longest wait.</param>
    private readonly record struct Rule(int Free, TimeSpan Most);
}
