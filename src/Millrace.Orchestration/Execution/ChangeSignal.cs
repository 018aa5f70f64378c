using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>
/// Tells other processes that something changed: a counter in one small document, which each of them looks at ten times a second. A
/// process counts its own changes, so that it is not woken by them. Thread-safe.
/// </summary>
internal sealed class ChangeSignal(IStateStore store)
{
    private const string Id = "state";

    private long _own;
    private long _others;
    private int _marked;

    /// <summary>Something changed; said to others with the next <see cref="FlushAsync"/>.</summary>
    public void Mark() => Interlocked.Exchange(ref _marked, 1);

    /// <summary>Says so, if anything changed since the last time.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _marked, 0) == 1)
        {
            await store.IncrementAsync(StateTable.Signals, Id, "count", 1, cancellationToken);
            Interlocked.Increment(ref _own);
        }
    }

    /// <summary>Whether others changed something since the last time this was asked.</summary>
    public async Task<bool> OthersChangedAsync(CancellationToken cancellationToken)
    {
        var document = await store.GetAsync(StateTable.Signals, Id, cancellationToken);
        var others = (document?.Number("count") ?? 0) - Interlocked.Read(ref _own);
        return Interlocked.Exchange(ref _others, others) != others;
    }
}
