namespace Millrace.Embedded.Kafka.Log;

/// <summary>Gives out producer ids, reserving them on disk a block at a time. Thread-safe.</summary>
internal sealed class ProducerIdAllocator(TopicCatalog catalog)
{
    private const int BlockSize = 1000;

    private readonly Lock _gate = new();
    private long _next;
    private long _end;

    public long Next()
    {
        lock (_gate)
        {
            if (_next == _end)
            {
                _next = catalog.ReserveProducerIds(BlockSize);
                _end = _next + BlockSize;
            }

            return _next++;
        }
    }
}
