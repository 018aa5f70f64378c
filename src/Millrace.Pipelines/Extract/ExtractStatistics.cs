namespace Millrace.Pipelines.Extract;

/// <summary>What an extractor run has done so far; a consistent enough snapshot for a progress display, exact once the run ended.</summary>
public sealed record ExtractStatistics
{
    /// <summary>Polls finished with an answer.</summary>
    public long Polls { get; init; }

    /// <summary>Polls given up after their retries.</summary>
    public long FailedPolls { get; init; }

    /// <summary>Attempts repeated.</summary>
    public long Retries { get; init; }

    /// <summary>Records found in answers, good or not.</summary>
    public long Records { get; init; }

    /// <summary>Records that Kafka acknowledged in the source topic.</summary>
    public long Delivered { get; init; }

    /// <summary>Records that are dead letters instead, acknowledged by Kafka.</summary>
    public long DeadLettered { get; init; }

    /// <summary>Delivered records out of which the contract cut a value; the whole record is a dead letter too, which
    /// <see cref="DeadLettered"/> does not count.</summary>
    public long Trimmed { get; init; }

    /// <summary>Records whose delivery failed for good (in the dead-letter topic or the source topic).</summary>
    public long Undelivered { get; init; }

    /// <summary>Bytes received from the source, after decompression.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Payload bytes acknowledged by Kafka.</summary>
    public long BytesDelivered { get; init; }

    /// <summary>Delivered records a key.</summary>
    public IReadOnlyDictionary<string, long> DeliveredByKey { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Time from sending a request (its last attempt) to the answer's last byte.</summary>
    public LatencySnapshot RequestLatency { get; init; }

    /// <summary>The message of the last failed poll; null when none failed.</summary>
    public string? LastError { get; init; }
}
