namespace Millrace.Pipelines.Tests;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Percentiles_lie_within_three_percent_of_the_sorted_values()
    {
        var random = new Random(7);
        var histogram = new LatencyHistogram();
        var values = Enumerable.Range(0, 20_000)
            .Select(_ => TimeSpan.FromMicroseconds(Math.Exp(random.NextDouble() * 18)))
            .Order()
            .ToArray();
        foreach (var value in values)
        {
            histogram.Record(value);
        }

        var snapshot = histogram.Snapshot();
        Assert.Equal((values.Length, (long)values[^1].TotalMicroseconds), (snapshot.Count, (long)snapshot.Max.TotalMicroseconds));
        Assert.InRange(snapshot.P50 / values[9_999], 0.97, 1.03);
        Assert.InRange(snapshot.P90 / values[17_999], 0.97, 1.03);
        Assert.InRange(snapshot.P99 / values[19_799], 0.97, 1.03);
    }

    [Fact]
    public void An_empty_histogram_is_all_zero() => Assert.Equal(default, new LatencyHistogram().Snapshot());

    [Fact]
    public void Negative_and_endless_durations_are_counted_at_the_ends()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(TimeSpan.FromSeconds(-1));
        histogram.Record(TimeSpan.MaxValue);
        Assert.Equal((2, TimeSpan.Zero), (histogram.Snapshot().Count, histogram.Snapshot().P50));
    }
}
