namespace Millrace.Embedded.Kafka.Connections;

/// <summary>
/// When a connection must end: its peer hung up, the broker stops, or the peer stalls longer than it may. The connection's own loop sets
/// and clears the stall limit.
/// </summary>
internal sealed class ConnectionLifetime : IDisposable
{
    private readonly CancellationTokenSource _ended;
    private readonly CancellationTokenRegistration _closed;
    private readonly CancellationTokenRegistration _stopping;

    public ConnectionLifetime(TimeProvider time, CancellationToken closed, CancellationToken stopping)
    {
        _ended = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _closed = closed.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _ended);
        _stopping = stopping.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _ended);
    }

    public CancellationToken Ended => _ended.Token;

    /// <summary>From now on the peer has this long to make progress.</summary>
    public void ExpectProgressWithin(TimeSpan limit) => _ended.CancelAfter(limit);

    /// <summary>The peer need not do anything for now.</summary>
    public void ExpectNothing() => _ended.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _closed.Dispose();
        _stopping.Dispose();
        _ended.Dispose();
    }
}
