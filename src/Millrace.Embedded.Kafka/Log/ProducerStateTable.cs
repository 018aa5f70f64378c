using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>
/// The idempotent producers of a partition. The table is rebuilt from the log when the broker starts, so a retry across a restart is
/// still recognised. Not thread-safe: the partition's lock guards it.
/// </summary>
internal sealed class ProducerStateTable(int maxProducers)
{
    private readonly Dictionary<long, ProducerState> _producers = [];

    /// <summary>Decides whether a batch may be appended.</summary>
    /// <param name="header">The batch.</param>
    /// <param name="duplicateOf">The offset under which the same batch was appended before, or -1.</param>
    public ErrorCode Check(in RecordBatchHeader header, out long duplicateOf)
    {
        duplicateOf = -1;

        // An unknown producer may have been forgotten here, or its records deleted: any sequence number is a beginning.
        if (header.ProducerId < 0 || !_producers.TryGetValue(header.ProducerId, out var state))
            return ErrorCode.NONE;
        if (header.ProducerEpoch < state.Epoch)
            return ErrorCode.INVALID_PRODUCER_EPOCH;
        if (header.ProducerEpoch > state.Epoch)
            return header.BaseSequence == 0 ? ErrorCode.NONE : ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER;
        duplicateOf = state.FindDuplicate(header);
        return duplicateOf >= 0 || header.BaseSequence == state.NextSequence
            ? ErrorCode.NONE
            : ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER;
    }

    /// <summary>Remembers a batch that was appended.</summary>
    public void Record(in RecordBatchHeader header, long baseOffset)
    {
        if (header.ProducerId < 0 || header.IsControl)
            return;
        if (!_producers.TryGetValue(header.ProducerId, out var state))
        {
            if (_producers.Count >= maxProducers)
                _producers.Remove(_producers.MinBy(producer => producer.Value.LastOffset).Key);
            _producers.Add(header.ProducerId, state = new ProducerState());
        }

        state.Record(header, baseOffset);
    }
}
