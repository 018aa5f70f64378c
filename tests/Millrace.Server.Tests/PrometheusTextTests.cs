using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Millrace.Server.Metrics;

namespace Millrace.Server.Tests;

/// <summary>The text that Prometheus scrapes.</summary>
public sealed class PrometheusTextTests : IDisposable
{
    private readonly MeterReadings _readings = new();
    private readonly Meter _meter;

    public PrometheusTextTests() => _meter = new Meter(new MeterOptions("tests") { Scope = _readings });

    [Fact]
    public void A_counter_is_called_total_and_has_its_help_and_type()
    {
        var counter = _meter.CreateCounter<long>("shop.orders", "{order}", "Orders, with a \\ and\na second line.");
        counter.Add(2, new KeyValuePair<string, object?>("kind", "new"));
        counter.Add(3, new KeyValuePair<string, object?>("kind", "new"));

        Assert.Equal(
            """
            # HELP shop_orders_total Orders, with a \\ and\na second line.
            # TYPE shop_orders_total counter
            shop_orders_total{kind="new"} 5

            """.ReplaceLineEndings("\n"),
            Text());
    }

    [Fact]
    public void A_label_is_escaped_and_its_name_made_to_fit()
    {
        _meter.CreateGauge<double>("heat").Record(1.5, new KeyValuePair<string, object?>("1.place", "a \"b\" \\ c\nd"));

        Assert.Equal("# TYPE heat gauge\nheat{_1_place=\"a \\\"b\\\" \\\\ c\\nd\"} 1.5\n", Text());
    }

    [Fact]
    public void A_histogram_has_cumulative_buckets_a_sum_and_a_count()
    {
        var waits = _meter.CreateHistogram(
            "wait", "s", "Waits.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 2] });
        waits.Record(0.5);
        waits.Record(1);
        waits.Record(30);

        Assert.Equal(
            """
            # HELP wait_seconds Waits.
            # TYPE wait_seconds histogram
            wait_seconds_bucket{le="0.5"} 1
            wait_seconds_bucket{le="2"} 2
            wait_seconds_bucket{le="+Inf"} 3
            wait_seconds_sum 31.5
            wait_seconds_count 3

            """.ReplaceLineEndings("\n"),
            Text());
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(1e21, "1E+21")]
    public void Numbers_are_written_as_Prometheus_reads_them(double value, string written)
    {
        _meter.CreateGauge<double>("n").Record(value);

        Assert.Equal($"# TYPE n gauge\nn {written}\n", Text());
    }

    [Fact]
    public void An_instrument_that_is_asked_gives_its_present_value_each_time()
    {
        var value = 1L;
        _meter.CreateObservableCounter("seen", () => value);
        Text();
        value = 7;

        Assert.Contains("seen_total 7\n", Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_beyond_the_most_is_left_out_and_the_others_go_on()
    {
        var counter = _meter.CreateCounter<long>("many");
        for (var index = 0; index < 600; index++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("id", index));
        }

        counter.Add(1, new KeyValuePair<string, object?>("id", 0));
        Assert.Equal(500, Regex.Count(Text(), "^many_total", RegexOptions.Multiline));
        Assert.Contains("many_total{id=\"0\"} 2\n", Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Percentiles_of_a_histogram_lie_within_their_bucket()
    {
        var reading = new MeterReading([], 0, 100, [50, 49, 1], []);

        Assert.Equal(1, reading.Percentile(0.5, [1, 2]));
        Assert.Equal(2, reading.Percentile(0.99, [1, 2])!.Value, 3);
        Assert.Equal(2, reading.Percentile(1, [1, 2]));
        Assert.Null(new MeterReading([], 0, 0, [0, 0, 0], []).Percentile(0.5, [1, 2]));
    }

    [Fact]
    public void History_of_a_counter_is_its_growth_of_a_gauge_its_value_of_a_histogram_its_mean()
    {
        var step = TimeSpan.FromSeconds(10);
        var (counter, gauge, histogram) = (new MeterTrack(), new MeterTrack(), new MeterTrack());
        foreach (var (value, observed) in new[] { (100d, 10L), (150, 20), (150, 20) })
        {
            counter.Add(MeterKind.Counter, value, 0, step);
            gauge.Add(MeterKind.Gauge, value, 0, step);
            histogram.Add(MeterKind.Histogram, value, observed, step);
        }

        Assert.Equal([null, 5, 0], counter.Points());
        Assert.Equal([100, 150, 150], gauge.Points());
        Assert.Equal([null, 5, null], histogram.Points());
    }

    public void Dispose()
    {
        _meter.Dispose();
        _readings.Dispose();
    }

    // Other meters of the process are there too.
    private string Text() => PrometheusText.Write([.. _readings.All().Where(family => family.Meter == "tests")]);
}
