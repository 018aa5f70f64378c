using System.Globalization;

namespace Millrace.Orchestration.Benchmarks;

/// <summary>Durations as one line of percentiles, in milliseconds.</summary>
internal static class Percentiles
{
    public static string Of(IEnumerable<TimeSpan> durations)
    {
        var sorted = durations.Order().ToList();
        string At(double part) =>
            sorted[Math.Min(sorted.Count - 1, (int)(part * sorted.Count))].TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture);
        return $"n {sorted.Count}, p50 {At(0.5)} ms, p90 {At(0.9)} ms, p99 {At(0.99)} ms, max {At(1)} ms";
    }
}
