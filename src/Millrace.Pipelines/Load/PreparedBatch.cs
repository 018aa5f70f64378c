namespace Millrace.Pipelines.Load;

/// <summary>The records of one batch, sorted into upserts, repetitions of an id within the batch, and failures. Not thread-safe.</summary>
internal sealed class PreparedBatch
{
    private readonly Dictionary<int, RecordFailure> _failures = [];

    private PreparedBatch(IReadOnlyList<KafkaRecord> records) => Records = records;

    public IReadOnlyList<KafkaRecord> Records { get; }

    /// <summary>The upserts; each id once, with the first record that has it.</summary>
    public List<RawWrite> Writes { get; } = [];

    /// <summary>Records whose id an earlier record of the batch has.</summary>
    public int Coalesced { get; private set; }

    /// <summary>The records that become dead letters, by their place in the batch.</summary>
    public IReadOnlyDictionary<int, RecordFailure> Failures => _failures;

    public long PayloadBytes { get; private set; }

    /// <summary>Prepares the upserts in the writer's buffer.</summary>
    public static PreparedBatch Create(
        IReadOnlyList<KafkaRecord> records, RawDocumentWriter writer, DateTimeOffset loadedAt)
    {
        writer.Reset();
        var batch = new PreparedBatch(records);
        var ids = new HashSet<byte[]>(records.Count, ByteSequenceComparer.Instance);
        for (var index = 0; index < records.Count; index++)
        {
            var record = records[index];
            batch.PayloadBytes += record.Message.Value?.Length ?? 0;
            var id = writer.FindEventId(record, out var failure);
            if (id is null)
            {
                batch.Reject(index, failure);
            }
            else if (ids.Contains(id))
            {
                batch.Coalesced++;
            }
            else if (writer.Write(record, index, id, loadedAt, out var write, out failure))
            {
                ids.Add(id); // only now: a malformed record must not hide a good one of the same id
                batch.Writes.Add(write);
            }
            else
            {
                batch.Reject(index, failure);
            }
        }

        return batch;
    }

    public void Reject(int record, RecordFailure failure) => _failures[record] = failure;
}
