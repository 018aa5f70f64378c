using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Millrace.Pipelines;

/// <summary>The instruments of the engine, for an exporter that listens to the meter <c>Millrace.Pipelines</c>.</summary>
internal static class PipelineMetrics
{
    public const string Name = "Millrace.Pipelines";

    public static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);

    public static readonly Counter<long> ExtractRecords = Meter.CreateCounter<long>("millrace.extract.records", "{record}");
    public static readonly Counter<long> ExtractRetries = Meter.CreateCounter<long>("millrace.extract.retries", "{request}");
    public static readonly Counter<long> ExtractFailures = Meter.CreateCounter<long>("millrace.extract.failures", "{poll}");
    public static readonly Histogram<double> ExtractRequestTime = Meter.CreateHistogram<double>("millrace.extract.request.duration", "s");
    public static readonly Histogram<double> ExtractRateLimitWait = Meter.CreateHistogram<double>("millrace.extract.rate_limit.wait", "s");
    public static readonly Counter<long> StreamRecords = Meter.CreateCounter<long>("millrace.stream.records", "{record}");
    public static readonly Counter<long> DeadLetters = Meter.CreateCounter<long>("millrace.dead_letters", "{record}");
    public static readonly Counter<long> DeadLettersReplayed = Meter.CreateCounter<long>("millrace.dead_letters.replayed", "{record}");
    public static readonly Counter<long> LoadRead = Meter.CreateCounter<long>("millrace.load.records.read", "{record}");
    public static readonly Counter<long> LoadStored = Meter.CreateCounter<long>("millrace.load.records.stored", "{record}");
    public static readonly Counter<long> LoadDuplicates = Meter.CreateCounter<long>("millrace.load.records.duplicate", "{record}");
    public static readonly Counter<long> LoadRetries = Meter.CreateCounter<long>("millrace.load.retries", "{batch}");
    public static readonly Histogram<double> LoadBatchTime = Meter.CreateHistogram<double>("millrace.load.batch.duration", "s");
    public static readonly Histogram<double> LoadLatency = Meter.CreateHistogram<double>("millrace.load.latency", "s");
    public static readonly Gauge<long> LoadLag = Meter.CreateGauge<long>("millrace.load.lag", "{record}");
    public static readonly Gauge<double> LoadLagTime = Meter.CreateGauge<double>("millrace.load.lag.duration", "s");
    public static readonly Gauge<long> LoadHeld = Meter.CreateGauge<long>("millrace.load.records.held", "{record}");
    public static readonly Gauge<int> LoadPartitions = Meter.CreateGauge<int>("millrace.load.partitions", "{partition}");
    public static readonly Counter<long> TransformRecords = Meter.CreateCounter<long>("millrace.transform.records", "{record}");
    public static readonly Counter<long> TransformPortions = Meter.CreateCounter<long>("millrace.transform.portions", "{portion}");
    public static readonly Counter<long> TransformBuilds = Meter.CreateCounter<long>("millrace.transform.builds", "{build}");
    public static readonly Counter<long> TransformRetries = Meter.CreateCounter<long>("millrace.transform.retries", "{round}");
    public static readonly Histogram<double> TransformTime = Meter.CreateHistogram<double>("millrace.transform.duration", "s");
    private static readonly Counter<long> LoadCommits = Meter.CreateCounter<long>("millrace.load.commits", "{partition}");

    /// <summary>Counts the partitions of an offset commit by how it ended.</summary>
    public static void CountCommit(int committed, int failed)
    {
        if (committed > 0)
        {
            LoadCommits.Add(committed, new KeyValuePair<string, object?>("outcome", "committed"));
        }

        if (failed > 0)
        {
            LoadCommits.Add(failed, new KeyValuePair<string, object?>("outcome", "failed"));
        }
    }
}
