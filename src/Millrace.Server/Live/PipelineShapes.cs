using Millrace.Pipelines.Definition;
using Millrace.Pipelines.Stream;
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

    /// <summary>Rates come from two readings; the first has none.</summary>
    public static HistoryPoint Point(PipelineReading now, PipelineReading? before)
    {
        double? Rate(long? present, long? past) => before is not null && present is { } to && past is { } from
            ? Math.Max(0, to - from) / Math.Max(0.001, (now.At - before.At).TotalSeconds)
            : null;
        var streamed = Rate(now.Streamed, before?.Streamed);
        var lags = now.Topic?.Groups;
        return new HistoryPoint(
            now.At, now.Extracted is null ? streamed : Rate(now.Extracted, before?.Extracted ?? 0), streamed, Rate(now.Raw, before?.Raw),
            Rate(now.Flat, before?.Flat), lags?.Sum(group => group.Lag),
            lags?.Select(group => group.LagTime.TotalSeconds).DefaultIfEmpty().Max(),
            now.Latency.Count > 0 ? now.Latency.P99.TotalSeconds : null, now.DeadLettersOpen);
    }

    public static PipelineStatus Status(Pipeline pipeline, PipelineReading now, HistoryPoint point, MeterReadings meter)
    {
        var titles = Titles(pipeline);
        var group = now.Topic?.Groups.FirstOrDefault(group => group.Group == pipeline.Load.Group);
        var failures = meter.SumOf("millrace.extract.failures") ?? 0;
        var p50 = now.Latency.Count > 0 ? now.Latency.P50.TotalSeconds : (double?)null;
        StageStatus Stage(int index, long? total, double? rate, long errors, bool isBehind, string? message) => new(
            titles[index].Stage, titles[index].Title, titles[index].Detail, StateOf(rate, isBehind), total,
            rate, null, null, null, null, errors,
            rate > 0 ? now.At : null, message);
        var isLate = group is { } late && late.LagTime > BehindTime;
        var behind = now.Raw - now.Flat;
        return new PipelineStatus(
            NameOf(pipeline),
            [
                Stage(0, now.Extracted ?? now.Streamed, point.ExtractedPerSecond, failures,
                    failures > 0 && point.ExtractedPerSecond is null or 0,
                    failures > 0 ? $"{failures} polls were given up since the start." : null),
                Stage(1, now.Streamed, point.StreamedPerSecond, now.DeadLetters, isLate, null) with
                {
                    Lag = group?.Lag, LagSeconds = group?.LagTime.TotalSeconds,
                },
                Stage(2, now.Raw, point.LoadedPerSecond, meter.SumOf("millrace.load.retries") ?? 0, isLate,
                    isLate ? "The loader is behind." : null) with
                {
                    LatencyP50Seconds = p50, LatencyP99Seconds = point.LatencyP99Seconds,
                    Lag = group?.Lag, LagSeconds = group?.LagTime.TotalSeconds,
                },
                Stage(3, now.Flat, point.TransformedPerSecond, meter.SumOf("millrace.transform.retries") ?? 0, false, null) with
                {
                    Lag = behind > 0 ? behind : 0,
                },
            ],
            Parts(pipeline, now, group),
            now.DeadLettersOpen);
    }

    private static string StateOf(double? rate, bool isBehind) => isBehind ? "degraded" : rate > 0 ? "running" : "idle";

    private static IReadOnlyList<PartStatus> Parts(Pipeline pipeline, PipelineReading now, GroupLag? group) =>
    [
        .. pipeline.Extract.Keys.Select((key, index) =>
        {
            var place = pipeline.Stream.PartitionKeys.Count > 0
                ? now.Topic?.Partitions.FirstOrDefault(partition => partition.Partition == index)
                : null;
            var loaded = place is null || group is null || index >= group.Committed.Count ? null : group.Committed[index];
            return new PartStatus(
                key, place?.End, place is null ? null : place.End - place.Start, loaded,
                now.Flats.TryGetValue(key, out var flat) ? flat : null);
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
