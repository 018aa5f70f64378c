using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Millrace.Pipelines;

/// <summary>The instruments of the engine, for an exporter that listens to the meter <c>Millrace.Pipelines</c>.</summary>
internal static class PipelineMetrics
{
    public const string Name = "Millrace.Pipelines";

    public static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);

    public static readonly Counter<long> ExtractRecords =
        Meter.CreateCounter<long>("millrace.extract.records", "{record}", "Records in answers, good or not.");
    public static readonly Counter<long> ExtractRetries =
        Meter.CreateCounter<long>("millrace.extract.retries", "{request}", "Requests that were repeated.");
    public static readonly Counter<long> ExtractFailures =
        Meter.CreateCounter<long>("millrace.extract.failures", "{poll}", "Polls given up.");
    public static readonly Histogram<double> ExtractRequestTime =
        Meter.CreateHistogram<double>("millrace.extract.request.duration", "s", "Requests that were answered, to the last byte.");
    public static readonly Histogram<double> ExtractRateLimitWait =
        Meter.CreateHistogram<double>("millrace.extract.rate_limit.wait", "s", "Waits for a turn in the source's rate limit.");
    public static readonly Counter<long> StreamRecords =
        Meter.CreateCounter<long>("millrace.stream.records", "{record}", "Records that Kafka acknowledged.");
    public static readonly Counter<long> DeadLetters =
        Meter.CreateCounter<long>("millrace.dead_letters", "{record}", "Dead letters that Kafka acknowledged.");
    public static readonly Counter<long> DeadLettersReplayed =
        Meter.CreateCounter<long>("millrace.dead_letters.replayed", "{record}", "Dead letters that were replayed.");
    public static readonly Counter<long> LoadRead =
        Meter.CreateCounter<long>("millrace.load.records.read", "{record}", "Records of batches that are done.");
    public static readonly Counter<long> LoadStored =
        Meter.CreateCounter<long>("millrace.load.records.stored", "{record}", "New documents.");
    public static readonly Counter<long> LoadDuplicates =
        Meter.CreateCounter<long>("millrace.load.records.duplicate", "{record}", "Records whose event was stored before.");
    public static readonly Counter<long> LoadRetries =
        Meter.CreateCounter<long>("millrace.load.retries", "{batch}", "Attempts at a batch that failed and are repeated.");
    public static readonly Histogram<double> LoadBatchTime =
        Meter.CreateHistogram<double>("millrace.load.batch.duration", "s", "A batch, from its first write to its journal entry.");
    public static readonly Histogram<double> LoadLatency =
        Meter.CreateHistogram<double>("millrace.load.latency", "s", "A record, from the source's answer to its stored document.");
    public static readonly Gauge<long> LoadLag =
        Meter.CreateGauge<long>("millrace.load.lag", "{record}", "Records behind the end of the partition.");
    public static readonly Gauge<double> LoadLagTime =
        Meter.CreateGauge<double>("millrace.load.lag.duration", "s", "Age of the oldest record read and not stored.");
    public static readonly Gauge<long> LoadHeld =
        Meter.CreateGauge<long>("millrace.load.records.held", "{record}", "Records read and not yet stored.");
    public static readonly Gauge<int> LoadPartitions =
        Meter.CreateGauge<int>("millrace.load.partitions", "{partition}", "Partitions this loader has.");
    public static readonly Counter<long> TransformRecords =
        Meter.CreateCounter<long>("millrace.transform.records", "{record}", "Records merged into flat collections.");
    public static readonly Counter<long> TransformPortions =
        Meter.CreateCounter<long>("millrace.transform.portions", "{portion}", "Portions merged into flat collections.");
    public static readonly Counter<long> TransformBuilds =
        Meter.CreateCounter<long>("millrace.transform.builds", "{build}", "Collections and views built from their whole source.");
    public static readonly Counter<long> TransformRetries =
        Meter.CreateCounter<long>("millrace.transform.retries", "{round}", "Rounds repeated because the store was away.");
    public static readonly Histogram<double> TransformTime =
        Meter.CreateHistogram<double>("millrace.transform.duration", "s", "One aggregation.");
    private static readonly Counter<long> LoadCommits =
        Meter.CreateCounter<long>("millrace.load.commits", "{partition}", "Offsets committed, by outcome.");

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
