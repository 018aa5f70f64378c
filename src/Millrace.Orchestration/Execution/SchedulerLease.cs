using Millrace.Bson;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>
/// Makes one process of all the scheduler. The lease is a document that its holder changes every few seconds; a process that has seen it
/// unchanged for the lease's time, by its own monotonic clock, takes it. So neither jumps nor differences of wall clocks matter. Not
/// thread-safe: one loop uses it.
/// </summary>
internal sealed class SchedulerLease(IStateStore store, ProcessIdentity self, TimeProvider time, TimeSpan lifetime)
{
    private const string Id = "scheduler";

    // The holder gives up before another process may begin.
    private readonly TimeSpan _margin = lifetime / 4;

    private bool _held;
    private long _renewedAt;
    private string _seen = "";
    private long _seenSince;

    /// <summary>Whether this process is the scheduler, for sure, for a little while.</summary>
    public bool IsHeld => _held && time.GetElapsedTime(_renewedAt) < lifetime - _margin;

    /// <summary>Renews the lease, or takes it when it is free.</summary>
    public async Task<bool> TryHoldAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var present = await store.GetAsync(StateTable.Leases, Id, cancellationToken);
        var version = present?.Number("version") ?? 0;
        var owner = present?.Text("owner") ?? "";
        Observe($"{owner} {version}");
        var mayTake = owner.Length == 0 || owner == self.ToString() || self.KnowsDead(owner)
            || time.GetElapsedTime(_seenSince) >= lifetime;
        _held = mayTake && await WriteAsync(self.ToString(), version, cancellationToken);
        _renewedAt = _held ? began : _renewedAt;
        return _held;
    }

    /// <summary>Lets another process take over at once.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (_held && await store.GetAsync(StateTable.Leases, Id, cancellationToken) is { } present
            && present.Text("owner") == self.ToString())
        {
            await WriteAsync("", present.Number("version"), cancellationToken);
        }

        _held = false;
    }

    private void Observe(string lease)
    {
        if (lease != _seen)
        {
            _seen = lease;
            _seenSince = time.GetTimestamp();
        }
    }

    private Task<bool> WriteAsync(string owner, long version, CancellationToken cancellationToken)
    {
        var document = new BsonDocument { { "_id", Id }, { "owner", owner }, { "at", time.GetUtcNow() }, { "version", version + 1 } };
        return version == 0
            ? store.InsertAsync(StateTable.Leases, document, cancellationToken)
            : store.ReplaceAsync(StateTable.Leases, document, version, cancellationToken);
    }
}
