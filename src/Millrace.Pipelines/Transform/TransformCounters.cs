namespace Millrace.Pipelines.Transform;

/// <summary>The running counts of a transform runner. Thread-safe.</summary>
internal sealed class TransformCounters
{
    private readonly LatencyHistogram _latency = new();
    private long _runs;
    private long _records;
    private long _merges;
    private long _rebuilds;
    private long _viewsUpdated;
    private long _viewsSkipped;
    private long _retries;
    private volatile string? _current;

    public void Begin(string transform) => _current = transform;

    public void End() => _current = null;

    public void RunDone() => Interlocked.Increment(ref _runs);

    public void Merged(long records)
    {
        Interlocked.Add(ref _records, records);
        PipelineMetrics.TransformRecords.Add(records);
        PipelineMetrics.TransformPortions.Add(1);
    }

    public void Aggregated(TimeSpan elapsed)
    {
        Interlocked.Increment(ref _merges);
        _latency.Record(elapsed);
        PipelineMetrics.TransformTime.Record(elapsed.TotalSeconds);
    }

    public void Rebuilt()
    {
        Interlocked.Increment(ref _rebuilds);
        PipelineMetrics.TransformBuilds.Add(1);
    }

    public void ViewLooked(bool moved) => Interlocked.Increment(ref moved ? ref _viewsUpdated : ref _viewsSkipped);

    public void Retried()
    {
        Interlocked.Increment(ref _retries);
        PipelineMetrics.TransformRetries.Add(1);
    }

    public TransformStatistics Snapshot() => new()
    {
        Runs = Volatile.Read(ref _runs),
        Records = Volatile.Read(ref _records),
        Merges = Volatile.Read(ref _merges),
        Rebuilds = Volatile.Read(ref _rebuilds),
        ViewsUpdated = Volatile.Read(ref _viewsUpdated),
        ViewsSkipped = Volatile.Read(ref _viewsSkipped),
        Retries = Volatile.Read(ref _retries),
        Current = _current,
        MergeLatency = _latency.Snapshot(),
    };
}
