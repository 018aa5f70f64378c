using System.Diagnostics.Metrics;
using Millrace.Pipelines;

namespace Millrace.Server.Live;

/// <summary>Listens to the engine's meter in this process: sums of counters, last values of gauges, latency. Thread-safe.</summary>
internal sealed class MeterReadings : IDisposable
{
    private const string Meter = "Millrace.Pipelines";
    private const int MostSeries = 2000;

    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Instrument Instrument, Dictionary<string, string> Tags, double Value)> _series =
        new(StringComparer.Ordinal);

    private LatencyHistogram _latency = new();

    public MeterReadings()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == Meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The sum of a counter over its tags; null when nothing was counted in this process.</summary>
    public long? SumOf(string name)
    {
        lock (_lock)
        {
            var found = _series.Values.Where(series => series.Instrument.Name == name).ToList();
            return found.Count == 0 ? null : (long)found.Sum(series => series.Value);
        }
    }

    /// <summary>The latencies of loaded records since this was asked last.</summary>
    public LatencySnapshot TakeLatency() => Interlocked.Exchange(ref _latency, new LatencyHistogram()).Snapshot();

    public IReadOnlyList<(Instrument Instrument, IReadOnlyDictionary<string, string> Tags, double Value)> All()
    {
        lock (_lock)
        {
            return [.. _series.Values.Select(series => (series.Instrument, (IReadOnlyDictionary<string, string>)series.Tags,
                series.Value))];
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (instrument.Name == "millrace.load.latency")
        {
            Volatile.Read(ref _latency).Record(TimeSpan.FromSeconds(Math.Clamp(value, 0, 86_400)));
        }

        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            read[tag.Key] = tag.Value?.ToString() ?? "";
        }

        var isGauge = instrument is Gauge<long> or Gauge<int> or Gauge<double>;
        var key = $"{instrument.Name} {string.Join(' ', read.Select(tag => $"{tag.Key}={tag.Value}"))}";
        lock (_lock)
        {
            if (_series.TryGetValue(key, out var present))
            {
                // Of a histogram the number of its values is kept.
                _series[key] = present with { Value = isGauge ? value : present.Value + (instrument is Histogram<double> ? 1 : value) };
            }
            else if (_series.Count < MostSeries)
            {
                _series[key] = (instrument, read, instrument is Histogram<double> ? 1 : value);
            }
        }
    }
}
