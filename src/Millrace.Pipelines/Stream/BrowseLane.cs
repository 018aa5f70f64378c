using Confluent.Kafka;

namespace Millrace.Pipelines.Stream;

/// <summary>One partition's part in browsing: what is left to be looked at, and what was found and not given out yet. Not
/// thread-safe.</summary>
internal sealed class BrowseLane(int partition, long low, long high, RecordOrder order)
{
    private readonly LinkedList<KafkaRecord> _found = new();
    private long _foundBytes;
    private long _low = low;
    private long _high = Math.Max(low, high);
    private long _windowEnd;
    private long _windowStart;

    public int Partition => partition;

    /// <summary>Whether nothing is left, neither to look at nor to give out.</summary>
    public bool IsDone => _found.Count == 0 && IsRead;

    public bool HasFound => _found.Count > 0;

    /// <summary>The offsets that were not looked at.</summary>
    public long Left => _high - _low + _found.Count;

    /// <summary>Where the next page goes on: with the newest first below this offset, else from it on.</summary>
    public long Place => order == RecordOrder.Newest
        ? _found.Last?.Value.Offset.Value + 1 ?? _high
        : _found.First?.Value.Offset.Value ?? _low;

    /// <summary>The time of the record that would be given out next.</summary>
    public long NextTimestamp => Next.Message.Timestamp.UnixTimestampMs;

    /// <summary>The times of what was found and not given out yet.</summary>
    public IEnumerable<long> Timestamps => _found.Select(record => record.Message.Timestamp.UnixTimestampMs);

    private bool IsRead => _low >= _high;

    private KafkaRecord Next => order == RecordOrder.Newest ? _found.Last!.Value : _found.First!.Value;

    /// <summary>Whether what is left lies behind an offset: below it with the newest first, else from it on.</summary>
    public bool HasPassed(long offset) => order == RecordOrder.Newest ? _high <= offset : _low >= offset;

    /// <summary>Begins to read a portion; <see cref="Take"/> gets its records in order of offset.</summary>
    public TopicPartitionOffset Open(string topic, long records)
    {
        _windowStart = order == RecordOrder.Newest ? Math.Max(_low, _high - records) : _low;
        _windowEnd = order == RecordOrder.Newest ? _high : Math.Min(_high, _low + records);
        return new TopicPartitionOffset(topic, partition, _windowStart);
    }

    /// <summary>Takes a record of the portion, or the partition's end.</summary>
    /// <returns>Whether the portion is read.</returns>
    public bool Take(KafkaRecord record, bool isWanted, long maxBytes)
    {
        var offset = record.Offset.Value;
        if (!record.IsPartitionEOF && offset < _windowEnd && isWanted)
        {
            _found.AddLast(record);
            _foundBytes += SizeOf(record);
        }

        var isRead = record.IsPartitionEOF || offset >= _windowEnd - 1;
        if (order == RecordOrder.Oldest)
        {
            _low = isRead ? _windowEnd : offset + 1;
            return isRead || _foundBytes > maxBytes;
        }

        // What is too much now is at the far end, and is read again when its turn comes.
        while (_foundBytes > maxBytes && _found.Count > 1)
        {
            _foundBytes -= SizeOf(_found.First!.Value);
            _windowStart = _found.First.Value.Offset.Value + 1;
            _found.RemoveFirst();
        }

        if (isRead)
        {
            _high = _windowStart;
        }

        return isRead;
    }

    /// <summary>Forgets what was read of a portion that could not be read to its end.</summary>
    public void Abandon()
    {
        if (order == RecordOrder.Newest)
        {
            _found.Clear();
            _foundBytes = 0;
        }
    }

    /// <summary>Gives out the next record.</summary>
    public KafkaRecord Give()
    {
        var record = Next;
        if (order == RecordOrder.Newest)
        {
            _found.RemoveLast();
        }
        else
        {
            _found.RemoveFirst();
        }

        _foundBytes -= SizeOf(record);
        return record;
    }

    public static long SizeOf(KafkaRecord record) =>
        (record.Message.Key?.Length ?? 0) + (record.Message.Value?.Length ?? 0) + 200; // and what holds it
}
