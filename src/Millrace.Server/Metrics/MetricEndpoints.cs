using Millrace.Server.Hosting;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Metrics;

/// <summary>What this process measures: for the page of metrics, and as text for Prometheus.</summary>
internal static class MetricEndpoints
{
    private const int MostSeries = 50;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/metrics", List);

    /// <summary>Maps <c>/metrics</c>, where scrapers look.</summary>
    public static void MapText(IEndpointRouteBuilder root) => root.MapGet(
        "/metrics",
        (MeterReadings readings) => Results.Text(PrometheusText.Write(readings.All()), PrometheusText.ContentType))
        .ExcludeFromDescription();

    private static MetricPage List(MeterReadings readings, int? limit, int? offset, string? search, string? meter)
    {
        var found = readings.All().Where(family => Matches(family, search) && (string.IsNullOrEmpty(meter) || family.Meter == meter))
            .Select(family => (Family: family, Series: family.Read(points: true))).Where(metric => metric.Series.Count > 0)
            .OrderBy(metric => RankOf(metric.Family.Meter)).ThenBy(metric => metric.Family.Name, StringComparer.Ordinal).ToList();
        return new MetricPage(
            [.. Paging.Of(limit, offset).Cut(found).Select(metric => Shape(metric.Family, metric.Series))], found.Count,
            MeterHistory.Step.TotalSeconds);
    }

    private static MetricShape Shape(MeterFamily family, IReadOnlyList<MeterReading> series) => new(
        family.Name, family.Meter, family.Kind.ToString().ToLowerInvariant(), family.Unit, family.Description,
        PrometheusText.NameOf(family),
        [
            .. series.OrderByDescending(reading => reading.Count).ThenByDescending(reading => reading.Value).Take(MostSeries)
                .Select(reading => new MetricSeriesShape(
                    reading.Tags.GroupBy(tag => tag.Key, StringComparer.Ordinal)
                        .ToDictionary(tag => tag.Key, tag => tag.First().Value, StringComparer.Ordinal),
                    reading.Value, family.Kind == MeterKind.Histogram ? reading.Count : null,
                    reading.Percentile(0.5, family.Bounds), reading.Percentile(0.99, family.Bounds), reading.Points)),
        ],
        series.Count);

    private static bool Matches(MeterFamily family, string? search) => string.IsNullOrWhiteSpace(search)
        || family.Name.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase)
        || family.Description.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase);

    // What is ours comes first.
    private static int RankOf(string meter) => meter switch
    {
        "Millrace.Server" => 0,
        "Millrace.Pipelines" => 1,
        "System.Runtime" => 3,
        _ => 2,
    };
}
