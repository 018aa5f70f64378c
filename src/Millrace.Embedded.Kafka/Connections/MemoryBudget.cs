namespace Millrace.Embedded.Kafka.Connections;

/// <summary>Bounds the memory that all connections together hold for requests being received. Thread-safe.</summary>
internal sealed class MemoryBudget(long bytes)
{
    private long _left = bytes;

    public bool TryTake(int count)
    {
        if (Interlocked.Add(ref _left, -count) >= 0)
            return true;
        Give(count);
        return false;
    }

    public void Give(int count) => Interlocked.Add(ref _left, count);
}
