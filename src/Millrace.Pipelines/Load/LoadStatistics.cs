using Millrace.Pipelines.Groups;

namespace Millrace.Pipelines.Load;

/// <summary>What a loader has done so far; a snapshot for a progress display, exact once the run ended. Once all is acknowledged
/// <c>Read = Stored + Duplicates + DeadLettered</c>.</summary>
public sealed record LoadStatistics
{
    /// <summary>Records taken from Kafka, redelivered ones included.</summary>
    public long Read { get; init; }

    /// <summary>Records stored as new documents.</summary>
    public long Stored { get; init; }

    /// <summary>Records whose event was stored already, by an earlier delivery or under the same id.</summary>
    public long Duplicates { get; init; }

    /// <summary>Records that Kafka acknowledged in the dead-letter topic.</summary>
    public long DeadLettered { get; init; }

    /// <summary>Bulk writes acknowledged.</summary>
    public long Batches { get; init; }

    /// <summary>Attempts repeated because the store or the dead-letter topic did not answer or refused for the time being.</summary>
    public long Retries { get; init; }

    /// <summary>Payload bytes of the records acknowledged.</summary>
    public long Bytes { get; init; }

    /// <summary>Records read and not acknowledged yet.</summary>
    public long InFlight { get; init; }

    /// <summary>How far each assigned partition is behind, in order of partition, as far as the brokers have told: records behind the
    /// acknowledged position, and the age of the oldest record that is held and not acknowledged.</summary>
    public IReadOnlyList<PartitionLag> PartitionLags { get; init; } = [];

    /// <summary>Records in the assigned partitions behind the acknowledged position.</summary>
    public long Lag => PartitionLags.Sum(lag => lag.Records);

    /// <summary>The age of the oldest record held and not acknowledged; zero when none is held.</summary>
    public TimeSpan LagTime => PartitionLags.Select(lag => lag.Age).DefaultIfEmpty().Max();

    /// <summary>The partitions assigned to this loader.</summary>
    public int AssignedPartitions { get; init; }

    /// <summary>The partitions paused because their queue is full or the group is paused.</summary>
    public int PausedPartitions { get; init; }

    /// <summary>Whether the group was paused by hand: the loader keeps its partitions and takes nothing.</summary>
    public bool IsGroupPaused { get; init; }

    /// <summary>Stored documents by routing value.</summary>
    public IReadOnlyDictionary<string, long> StoredByRoute { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Time from extraction (the record's header) to the store's acknowledgement, for new documents.</summary>
    public LatencySnapshot Latency { get; init; }

    /// <summary>Time of the acknowledged bulk writes, retries included.</summary>
    public LatencySnapshot BatchLatency { get; init; }

    /// <summary>Why the last attempt failed that was repeated; null when the last attempt of every partition succeeded.</summary>
    public string? Trouble { get; init; }
}
