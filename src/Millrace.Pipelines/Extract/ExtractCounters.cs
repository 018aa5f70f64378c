using System.Collections.Concurrent;

namespace Millrace.Pipelines.Extract;

/// <summary>The running counts of an extractor. Thread-safe.</summary>
internal sealed class ExtractCounters
{
    private readonly ConcurrentDictionary<string, long> _byKey = new(StringComparer.Ordinal);
    private readonly LatencyHistogram _latency = new();
    private long _polls;
    private long _failedPolls;
    private long _records;
    private long _delivered;
    private long _deadLettered;
    private long _trimmed;
    private long _undelivered;
    private long _bytesReceived;
    private long _bytesDelivered;
    private volatile string? _lastError;

    public void Answered(SourceAnswer answer)
    {
        Interlocked.Increment(ref _polls);
        Interlocked.Add(ref _records, answer.Records.Count);
        Interlocked.Add(ref _bytesReceived, answer.Bytes);
        _latency.Record(answer.Latency);
        PipelineMetrics.ExtractRequestTime.Record(answer.Latency.TotalSeconds);
        PipelineMetrics.ExtractRecords.Add(answer.Records.Count);
    }

    public void Failed(string reason)
    {
        Interlocked.Increment(ref _failedPolls);
        _lastError = reason;
        PipelineMetrics.ExtractFailures.Add(1);
    }

    public void Delivered(string key, int bytes)
    {
        Interlocked.Increment(ref _delivered);
        Interlocked.Add(ref _bytesDelivered, bytes);
        _byKey.AddOrUpdate(key, 1, static (_, count) => count + 1);
        PipelineMetrics.StreamRecords.Add(1);
    }

    public void DeadLettered(int count) => Interlocked.Add(ref _deadLettered, count);

    public void Trimmed() => Interlocked.Increment(ref _trimmed);

    public void Undelivered(int count) => Interlocked.Add(ref _undelivered, count);

    public ExtractStatistics Snapshot(long retries) => new()
    {
        Polls = Volatile.Read(ref _polls),
        FailedPolls = Volatile.Read(ref _failedPolls),
        Retries = retries,
        Records = Volatile.Read(ref _records),
        Delivered = Volatile.Read(ref _delivered),
        DeadLettered = Volatile.Read(ref _deadLettered),
        Trimmed = Volatile.Read(ref _trimmed),
        Undelivered = Volatile.Read(ref _undelivered),
        BytesReceived = Volatile.Read(ref _bytesReceived),
        BytesDelivered = Volatile.Read(ref _bytesDelivered),
        DeliveredByKey = new Dictionary<string, long>(_byKey, StringComparer.Ordinal),
        RequestLatency = _latency.Snapshot(),
        LastError = _lastError,
    };
}
