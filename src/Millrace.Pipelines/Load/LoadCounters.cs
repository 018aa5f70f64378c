using System.Collections.Concurrent;

namespace Millrace.Pipelines.Load;

/// <summary>The running counts of a loader. Thread-safe.</summary>
internal sealed class LoadCounters
{
    private const int MaxRoutes = 200; // a source may have a key a record; a progress display needs no more
    private const string OtherRoutes = "(other)";

    private readonly ConcurrentDictionary<string, long> _byRoute = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, string> _trouble = new();
    private readonly LatencyHistogram _latency = new();
    private readonly LatencyHistogram _batchLatency = new();
    private long _read;
    private long _stored;
    private long _duplicates;
    private long _deadLettered;
    private long _batches;
    private long _retries;
    private long _bytes;

    public void Read() => Interlocked.Increment(ref _read);

    public void Stored(string route, TimeSpan latency)
    {
        Interlocked.Increment(ref _stored);
        var name = _byRoute.ContainsKey(route) || _byRoute.Count < MaxRoutes ? route : OtherRoutes;
        _byRoute.AddOrUpdate(name, 1, static (_, count) => count + 1);
        _latency.Record(latency);
        PipelineMetrics.LoadLatency.Record(latency.TotalSeconds);
    }

    public void BatchDone(PreparedBatch batch, int stored, int duplicates, TimeSpan elapsed)
    {
        Interlocked.Increment(ref _batches);
        Interlocked.Add(ref _duplicates, duplicates);
        Interlocked.Add(ref _deadLettered, batch.Failures.Count);
        Interlocked.Add(ref _bytes, batch.PayloadBytes);
        _batchLatency.Record(elapsed);
        PipelineMetrics.LoadRead.Add(batch.Records.Count);
        PipelineMetrics.LoadStored.Add(stored);
        PipelineMetrics.LoadDuplicates.Add(duplicates);
        PipelineMetrics.LoadBatchTime.Record(elapsed.TotalSeconds);
    }

    public void Retried(int partition, string reason)
    {
        Interlocked.Increment(ref _retries);
        _trouble[partition] = reason;
        PipelineMetrics.LoadRetries.Add(1);
    }

    public void Recovered(int partition) => _trouble.TryRemove(partition, out _);

    public LoadStatistics Snapshot() => new()
    {
        Read = Volatile.Read(ref _read),
        Stored = Volatile.Read(ref _stored),
        Duplicates = Volatile.Read(ref _duplicates),
        DeadLettered = Volatile.Read(ref _deadLettered),
        Batches = Volatile.Read(ref _batches),
        Retries = Volatile.Read(ref _retries),
        Bytes = Volatile.Read(ref _bytes),
        StoredByRoute = new Dictionary<string, long>(_byRoute, StringComparer.Ordinal),
        Latency = _latency.Snapshot(),
        BatchLatency = _batchLatency.Snapshot(),
        Trouble = _trouble.Values.FirstOrDefault(),
    };
}
