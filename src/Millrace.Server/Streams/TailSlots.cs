namespace Millrace.Server.Streams;

/// <summary>Bounds the live tails, each of which is a connection to the cluster. Thread-safe.</summary>
internal sealed class TailSlots
{
    public const int Most = 16;

    private int _taken;

    public bool TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= Most)
        {
            return true;
        }

        Interlocked.Decrement(ref _taken);
        return false;
    }

    public void Give() => Interlocked.Decrement(ref _taken);
}
