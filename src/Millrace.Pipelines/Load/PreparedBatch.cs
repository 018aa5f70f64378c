namespace Millrace.Pipelines.Load;

/// <summary>The records of one batch, sorted into upserts, repetitions of an id within the batch, and failures. Not thread-safe.</summary>
internal sealed class PreparedBatch
{
    private readonly Dictionary<int, RecordFailure> _failures = [];
    private readonly List<(int Record, int Write)> _repetitions = [];

    private PreparedBatch(IReadOnlyList<KafkaRecord> records) => Records = records;

    public IReadOnlyList<KafkaRecord> Records { get; }

    /// <summary>The upserts; each id once, with the first record that has it.</summary>
    public List<RawWrite> Writes { get; } = [];

    /// <summary>Records whose id an earlier record of the batch has, and which share its fate.</summary>
    public int Coalesced => _repetitions.Count(repetition => !_failures.ContainsKey(repetition.Record));

    /// <summary>The records that become dead letters, by their place in the batch.</summary>
    public IReadOnlyDictionary<int, RecordFailure> Failures => _failures;

    public long PayloadBytes { get; private set; }

    /// <summary>Prepares the upserts in the writer's buffer.</summary>
    public static PreparedBatch Create(
        IReadOnlyList<KafkaRecord> records, RawDocumentWriter writer, DateTimeOffset loadedAt)
    {
        writer.Reset();
        var batch = new PreparedBatch(records);
        var writes = new Dictionary<byte[], int>(records.Count, ByteSequenceComparer.Instance);
        for (var index = 0; index < records.Count; index++)
        {
            var record = records[index];
            batch.PayloadBytes += record.Message.Value?.Length ?? 0;
            var id = writer.FindEventId(record, out var failure);
            if (id is null)
            {
                batch._failures[index] = failure;
            }
            else if (writes.TryGetValue(id, out var earlier))
            {
                batch._repetitions.Add((index, earlier));
            }
            else if (writer.Write(record, index, id, loadedAt, out var write, out failure))
            {
                writes.Add(id, batch.Writes.Count); // only now: a malformed record must not hide a good one of the same id
                batch.Writes.Add(write);
            }
            else
            {
                batch._failures[index] = failure;
            }
        }

        return batch;
    }

    /// <summary>Makes failures of a write's record and of those that repeat its id: none of them is stored.</summary>
    public void Reject(int write, RecordFailure failure)
    {
        _failures[Writes[write].Record] = failure;
        foreach (var (record, earlier) in _repetitions)
        {
            if (earlier == write)
            {
                _failures[record] = failure;
            }
        }
    }
}
