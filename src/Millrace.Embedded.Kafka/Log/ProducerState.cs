namespace Millrace.Embedded.Kafka.Log;

/// <summary>What a partition remembers of one idempotent producer: its epoch and its last batches, enough to recognise a retry.</summary>
internal sealed class ProducerState
{
    /// <summary>Batches remembered; a client keeps at most as many requests in flight.</summary>
    public const int RememberedBatches = 5;

    private readonly Batch[] _batches = new Batch[RememberedBatches];
    private int _count;

    public short Epoch { get; private set; } = -1;

    /// <summary>The last offset this producer wrote; orders producers by how recently they were heard.</summary>
    public long LastOffset { get; private set; } = -1;

    public int NextSequence => _count == 0 ? 0 : Increment(Newest.LastSequence, 1);

    private Batch Newest => _batches[(_count - 1) % RememberedBatches];

    /// <summary>The sequence number that lies a number of records further; after 2^31 - 1 comes 0.</summary>
    public static int Increment(int sequence, int by) => (int)(((long)sequence + by) & int.MaxValue);

    /// <summary>Finds the remembered batch with these sequence numbers and returns its first offset, or -1.</summary>
    public long FindDuplicate(in RecordBatchHeader header)
    {
        if (header.ProducerEpoch != Epoch)
            return -1;
        var last = Increment(header.BaseSequence, header.LastOffsetDelta);
        for (var i = 0; i < Math.Min(_count, RememberedBatches); i++)
        {
            if (_batches[i].FirstSequence == header.BaseSequence && _batches[i].LastSequence == last)
                return _batches[i].BaseOffset;
        }

        return -1;
    }

    public void Record(in RecordBatchHeader header, long baseOffset)
    {
        if (header.ProducerEpoch != Epoch)
            _count = 0;
        Epoch = header.ProducerEpoch;
        LastOffset = baseOffset + header.LastOffsetDelta;
        _batches[_count % RememberedBatches] =
            new Batch(header.BaseSequence, Increment(header.BaseSequence, header.LastOffsetDelta), baseOffset);

        // Twice the capacity stands for "full" without the counter ever overflowing.
        _count = _count + 1 == 2 * RememberedBatches ? RememberedBatches : _count + 1;
    }

    private readonly record struct Batch(int FirstSequence, int LastSequence, long BaseOffset);
}
