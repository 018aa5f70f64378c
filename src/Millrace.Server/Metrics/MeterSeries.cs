namespace Millrace.Server.Metrics;

/// <summary>One instrument with one set of tags. Guarded by its family's lock.</summary>
/// <param name="tags">The tags.</param>
/// <param name="buckets">How many buckets a histogram has, the last without a bound; 0 for no histogram.</param>
internal sealed class MeterSeries(IReadOnlyList<KeyValuePair<string, string>> tags, int buckets)
{
    public IReadOnlyList<KeyValuePair<string, string>> Tags => tags;

    /// <summary>The sum or the last value.</summary>
    public double Value { get; set; }

    /// <summary>How many values a histogram has seen.</summary>
    public long Count { get; set; }

    /// <summary>How many fell into each bucket; not cumulative.</summary>
    public long[] Buckets { get; } = new long[buckets];

    /// <summary>What the series showed at past moments.</summary>
    public MeterTrack Track { get; } = new();
}
