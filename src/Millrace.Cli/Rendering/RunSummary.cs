using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Transform;
using Spectre.Console;

namespace Millrace.Cli.Rendering;

/// <summary>What a run did, once it has ended; only the stages that took part are shown.</summary>
internal static class RunSummary
{
    public static void Write(ExtractReport? extract, LoadReport? load, TransformReport? transform)
    {
        var table = Tables.Plain("Summary", "");
        if (extract is not null)
        {
            WriteExtract(table, extract);
        }

        if (load is not null)
        {
            WriteLoad(table, load);
        }

        if (transform is not null)
        {
            var flat = transform.Rebuilt.Count > 0
                ? $"{transform.Rebuilt.Count} collections and views built"
                : $"what is new flattened, {transform.Updated.Count} views updated";
            Row(table, "transformed", $"{flat} in {Tables.Duration(transform.Elapsed)}");
        }

        AnsiConsole.Write(table);
    }

    private static void WriteExtract(Table table, ExtractReport report)
    {
        var statistics = report.Statistics;
        var keys = string.Join(
            ", ", statistics.DeliveredByKey.OrderBy(key => key.Key, StringComparer.Ordinal).Select(key => $"{key.Key} {key.Value:N0}"));
        var time = Tables.Duration(report.Elapsed);
        Row(table, "extracted", $"{statistics.Delivered:N0} records ({keys}) with {statistics.Polls:N0} requests in {time}");
        if (statistics.Retries + statistics.FailedPolls > 0)
        {
            var last = statistics.LastError is { } error ? $"; last: {error}" : "";
            Row(table, "trouble", $"{statistics.Retries:N0} retries, {statistics.FailedPolls:N0} requests given up{last}");
        }

        if (statistics.DeadLettered > 0)
        {
            Row(table, "refused", $"{statistics.DeadLettered:N0} records by the contract, kept as dead letters");
        }
    }

    private static void WriteLoad(Table table, LoadReport report)
    {
        var statistics = report.Statistics;
        var rate = statistics.Stored / Math.Max(report.Elapsed.TotalSeconds, 0.001);
        Row(table, "loaded", $"{statistics.Stored:N0} new records, {rate:N0}/s over {Tables.Duration(report.Elapsed)}");
        Row(table, "duplicates", $"{statistics.Duplicates:N0} (events stored before)");
        Row(table, "dead letters", $"{statistics.DeadLettered:N0}");
        if (statistics.Latency.Count > 0)
        {
            var (p50, p99) = (Tables.Duration(statistics.Latency.P50), Tables.Duration(statistics.Latency.P99));
            Row(table, "extraction to store", $"p50 {p50}, p99 {p99}");
        }
    }

    private static void Row(Table table, string name, string value) => table.AddRow(new Text(name), new Text(value));
}
