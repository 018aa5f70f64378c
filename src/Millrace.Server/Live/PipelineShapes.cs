using Millrace.Pipelines;
using Millrace.Pipelines.Definition;
using Millrace.Pipelines.Stream;
using Millrace.Server.Metrics;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Live;

/// <summary>Readings of the pipeline in the API's shapes. Pure.</summary>
internal static class PipelineShapes
{
    private static readonly TimeSpan BehindTime = TimeSpan.FromSeconds(30);

    public static string NameOf(Pipeline pipeline) => pipeline.Stream.Topic.Name;

    /// <summary>Before the first reading.</summary>
    public static PipelineStatus Unknown(Pipeline pipeline) => new(
        NameOf(pipeline),
        [.. Titles(pipeline).Select(stage => new StageStatus(
            stage.Stage, stage.Title, stage.Detail, "idle", null, null, null, null, null, null, 0, null, "Not measured yet."))],
        [.. pipeline.Extract.Keys.Select(key => new PartStatus(key, null, null, null, null))],
        null);

    /// <summary>When topic or store cannot be read: what was there is shown still, what is there is not known.</summary>
    public static PipelineStatus Unreadable(PipelineStatus last, string why) => last with
    {
        Stages =
        [
            .. last.Stages.Select(stage => stage with
            {
                State = "unhealthy", RatePerSecond = null, Lag = null, LagSeconds = null, Message = why,
            }),
        ],
    };

    /// <summary>Rates come from two readings; the first has none.</summary>
    public static HistoryPoint Point(PipelineReading now, PipelineReading? before)
    {
        double? Rate(long? present, long? past) => RateOf(now, before, present, past);
        var streamed = Rate(now.Streamed, before?.Streamed);
        var lags = now.Topic?.Groups;
        return new HistoryPoint(
            now.At, Rate(now.Extracted, before?.Extracted ?? 0), streamed, Rate(now.Raw, before?.Raw),
            Rate(now.Flat, before?.Flat), lags?.Sum(group => group.Lag),
            lags?.Select(group => group.LagTime.TotalSeconds).DefaultIfEmpty().Max(),
            now.Latency.Count > 0 ? now.Latency.P99.TotalSeconds : null, now.DeadLettersOpen);
    }

    /// <summary>The pipeline now; its rates are over the time since an earlier reading.</summary>
    public static PipelineStatus Status(
        Pipeline pipeline, PipelineReading now, PipelineReading? before, MeterReadings meter, LatencySnapshot latency)
    {
        var point = Point(now, before);
        var titles = Titles(pipeline);
        var group = now.Topic?.Groups.FirstOrDefault(group => group.Group == pipeline.Load.Group);
        // Of the last records that were loaded, for between two loads there are none.
        var hasLatency = latency.Count > 0;
        StageStatus Stage(int index, long? total, double? rate, long errors, bool isBehind, string? message) => new(
            titles[index].Stage, titles[index].Title, titles[index].Detail, StateOf(rate, isBehind), total,
            rate, null, null, null, null, errors, null, message);
        var isLate = group is { } late && late.LagTime > BehindTime;
        var behind = now.Raw - now.Flat;
        return new PipelineStatus(
            NameOf(pipeline),
            [
                Stage(0, now.Extracted, point.ExtractedPerSecond, now.Failures, now.Failures > (before?.Failures ?? 0),
                    now.Failures > 0 ? $"{now.Failures} polls were given up since the start." : null),
                Stage(1, now.Streamed, point.StreamedPerSecond, now.DeadLetters, isLate, null) with
                {
                    Lag = group?.Lag, LagSeconds = group?.LagTime.TotalSeconds,
                },
                Stage(2, now.Raw, point.LoadedPerSecond, meter.SumOf("millrace.load.retries") ?? 0, isLate,
                    isLate ? "The loader is behind." : null) with
                {
                    LatencyP50Seconds = hasLatency ? latency.P50.TotalSeconds : null,
                    LatencyP99Seconds = hasLatency ? latency.P99.TotalSeconds : null,
                    Lag = group?.Lag, LagSeconds = group?.LagTime.TotalSeconds,
                },
                Stage(3, now.Flat, point.TransformedPerSecond, meter.SumOf("millrace.transform.retries") ?? 0, false, null) with
                {
                    Lag = behind > 0 ? behind : 0,
                },
            ],
            Parts(pipeline, now, before, group),
            now.DeadLettersOpen);
    }

    private static string StateOf(double? rate, bool isBehind) => isBehind ? "degraded" : rate > 0 ? "running" : "idle";

    private static double? RateOf(PipelineReading now, PipelineReading? before, long? present, long? past) =>
        before is not null && present is { } to && past is { } from
            ? Math.Max(0, to - from) / Math.Max(0.001, (now.At - before.At).TotalSeconds)
            : null;

    private static PartitionSummary? PlaceOf(PipelineReading reading, int index) =>
        reading.Topic?.Partitions.FirstOrDefault(partition => partition.Partition == index);

    private static long? LoadedOf(GroupLag? group, int index) =>
        group is null || index >= group.Committed.Count ? null : group.Committed[index];

    private static IReadOnlyList<PartStatus> Parts(
        Pipeline pipeline, PipelineReading now, PipelineReading? before, GroupLag? group) =>
    [
        .. pipeline.Extract.Keys.Select((key, index) =>
        {
            var isApart = pipeline.Stream.PartitionKeys.Count > 0;
            var place = isApart ? PlaceOf(now, index) : null;
            var loaded = place is null ? null : LoadedOf(group, index);
            long? flat = now.Flats.TryGetValue(key, out var present) ? present : null;
            var pastGroup = before?.Topic?.Groups.FirstOrDefault(item => item.Group == pipeline.Load.Group);
            return new PartStatus(
                key, place?.End, place is null ? null : place.End - place.Start, loaded, flat,
                RateOf(now, before, place?.End, before is null ? null : PlaceOf(before, index)?.End),
                RateOf(now, before, loaded, LoadedOf(pastGroup, index)),
                RateOf(now, before, flat, before is not null && before.Flats.TryGetValue(key, out var past) ? past : null));
        }),
    ];

    private static IReadOnlyList<(string Stage, string Title, string Detail)> Titles(Pipeline pipeline) =>
    [
        ("source", "Source", $"{pipeline.Source.Name} ({pipeline.Source.BaseAddress.Host})"),
        ("topic", "Topic", pipeline.Stream.Topic.Name),
        ("store", "Store", pipeline.Load.Target.ToString()),
        ("views", "Views", $"{pipeline.Transforms.Count} collections and views"),
    ];
}
