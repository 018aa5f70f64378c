namespace Millrace.Pipelines;

/// <summary>Percentiles of the durations recorded so far; all zero when <paramref name="Count"/> is zero.</summary>
/// <param name="Count">How many durations were recorded.</param>
/// <param name="P50">Half were at most this long (within about 3 %).</param>
/// <param name="P90">Nine in ten were at most this long.</param>
/// <param name="P99">99 in 100 were at most this long.</param>
/// <param name="Max">The longest, exactly.</param>
public readonly record struct LatencySnapshot(long Count, TimeSpan P50, TimeSpan P90, TimeSpan P99, TimeSpan Max);
