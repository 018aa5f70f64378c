namespace Millrace.Server.Metrics;

/// <summary>A series as it was at a moment. Immutable.</summary>
/// <param name="Tags">Its tags.</param>
/// <param name="Value">The sum, of a histogram too, or the last value.</param>
/// <param name="Count">How many values a histogram has seen.</param>
/// <param name="Buckets">How many of them fell into each bucket, the last without a bound; empty for no histogram.</param>
/// <param name="Points">What it showed in the last half hour, oldest first.</param>
internal sealed record MeterReading(
    IReadOnlyList<KeyValuePair<string, string>> Tags,
    double Value,
    long Count,
    IReadOnlyList<long> Buckets,
    IReadOnlyList<double?> Points)
{
    /// <summary>The value that this part of a histogram's values does not exceed, within its bucket by proportion; null when it has
    /// none. What is above all bounds counts as the last bound.</summary>
    public double? Percentile(double fraction, IReadOnlyList<double> bounds)
    {
        if (Count == 0)
        {
            return null;
        }

        var rank = fraction * Count;
        var seen = 0L;
        for (var index = 0; index < bounds.Count; index++)
        {
            if (seen + Buckets[index] >= rank)
            {
                var low = index == 0 ? 0 : bounds[index - 1];
                return low + ((bounds[index] - low) * (rank - seen) / Math.Max(1, Buckets[index]));
            }

            seen += Buckets[index];
        }

        return bounds[^1];
    }
}
