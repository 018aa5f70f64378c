using System.Diagnostics.Metrics;

namespace Millrace.Server.Metrics;

/// <summary>An instrument and all its series. Thread-safe.</summary>
internal sealed class MeterFamily
{
    private const int MostSeries = 500;
    private static readonly double[] SecondBounds =
        [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

    private static readonly double[] OtherBounds = [1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 100_000, 1_000_000];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, MeterSeries> _series = new(StringComparer.Ordinal);
    private readonly Instrument _instrument;
    private readonly bool _isAbsolute;

    public MeterFamily(Instrument instrument)
    {
        _instrument = instrument;
        var type = instrument.GetType();
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        _isAbsolute = instrument.IsObservable || definition == typeof(Gauge<>);
        Kind = definition == typeof(Histogram<>) ? MeterKind.Histogram
            : definition == typeof(Counter<>) || definition == typeof(ObservableCounter<>) ? MeterKind.Counter
            : MeterKind.Gauge;
        Bounds = Kind != MeterKind.Histogram ? [] : AdvisedBounds(instrument) ?? (instrument.Unit == "s" ? SecondBounds : OtherBounds);
    }

    public string Name => _instrument.Name;

    public string Meter => _instrument.Meter.Name;

    public string Unit => _instrument.Unit ?? "";

    public string Description => _instrument.Description ?? "";

    public MeterKind Kind { get; }

    /// <summary>The upper bounds of a histogram's buckets, the last bucket has none.</summary>
    public IReadOnlyList<double> Bounds { get; }

    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = tags.IsEmpty ? "" : KeyOf(tags);
        lock (_lock)
        {
            if (!_series.TryGetValue(key, out var series))
            {
                if (_series.Count >= MostSeries)
                {
                    return;
                }

                _series[key] = series = new MeterSeries(Read(tags), Kind == MeterKind.Histogram ? Bounds.Count + 1 : 0);
            }

            series.Value = _isAbsolute ? value : series.Value + value;
            if (Kind == MeterKind.Histogram)
            {
                series.Count++;
                series.Buckets[BucketOf(value)]++;
            }
        }
    }

    /// <summary>Keeps what the series show now.</summary>
    public void Track(TimeSpan step)
    {
        lock (_lock)
        {
            foreach (var series in _series.Values)
            {
                series.Track.Add(Kind, series.Value, series.Count, step);
            }
        }
    }

    /// <summary>The series; with <paramref name="points"/> their last half hour too.</summary>
    public IReadOnlyList<MeterReading> Read(bool points)
    {
        lock (_lock)
        {
            return
            [
                .. _series.Values.Select(series => new MeterReading(
                    series.Tags, series.Value, series.Count, [.. series.Buckets], points ? series.Track.Points() : [])),
            ];
        }
    }

    private static IReadOnlyList<double>? AdvisedBounds(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => bounds,
        Histogram<long> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds.Select(bound => (double)bound)],
        Histogram<int> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => null,
    };

    private int BucketOf(double value)
    {
        var index = 0;
        while (index < Bounds.Count && value > Bounds[index])
        {
            index++;
        }

        return index;
    }

    private static string KeyOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = new System.Text.StringBuilder();
        foreach (var tag in tags)
        {
            key.Append(tag.Key).Append('\u0001').Append(tag.Value).Append('\u0002');
        }

        return key.ToString();
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Read(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var read = new List<KeyValuePair<string, string>>(tags.Length);
        foreach (var tag in tags)
        {
            read.Add(new(tag.Key, Convert.ToString(tag.Value, System.Globalization.CultureInfo.InvariantCulture) ?? ""));
        }

        return read;
    }
}
