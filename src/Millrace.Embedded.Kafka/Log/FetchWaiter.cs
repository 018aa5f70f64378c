namespace Millrace.Embedded.Kafka.Log;

/// <summary>
/// Waits until one of several partitions grows, a time has passed, or the client is gone. It listens from its creation on: whoever looks
/// at the partitions after creating it, or after <see cref="WaitAsync"/> returned, misses nothing.
/// </summary>
internal sealed class FetchWaiter : IDisposable
{
    private readonly IReadOnlyCollection<PartitionLog> _partitions;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _cancellation;
    private volatile TaskCompletionSource _signal = NewSignal();
    private volatile bool _isOver;

    public FetchWaiter(
        IReadOnlyCollection<PartitionLog> partitions, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        _partitions = partitions;
        foreach (var partition in partitions)
            partition.Add(this);
        _timer = time.CreateTimer(static state => ((FetchWaiter)state!).End(), this, timeout, Timeout.InfiniteTimeSpan);
        _cancellation = cancellationToken.UnsafeRegister(static state => ((FetchWaiter)state!).End(), this);
    }

    /// <summary>Returns true when a partition grew, false when there is no more reason to wait.</summary>
    public async ValueTask<bool> WaitAsync()
    {
        await _signal.Task;
        _signal = NewSignal();
        return !_isOver;
    }

    public void Signal() => _signal.TrySetResult();

    public void Dispose()
    {
        _timer.Dispose();
        _cancellation.Dispose();
        foreach (var partition in _partitions)
            partition.Remove(this);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void End()
    {
        _isOver = true;
        Signal();
    }
}
