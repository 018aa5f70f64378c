using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Millrace.Pipelines;

namespace Millrace.Server.Metrics;

/// <summary>
/// Listens to the meters of this process: the engine's, the web server's, the runtime's, and those made with this object as their scope.
/// Thread-safe.
/// </summary>
internal sealed class MeterReadings : IDisposable
{
    private const string Latency = "millrace.load.latency";

    private static readonly string[] OfProcess = ["Millrace.Pipelines", "System.Runtime"];
    private static readonly string[] OfServer = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, MeterFamily> _families = new();
    private LatencyHistogram _latency = new();

    /// <param name="web">The scope of the meters of this web server; a process may have others, whose numbers are theirs.</param>
    public MeterReadings(IMeterFactory? web = null)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            var meter = instrument.Meter;
            if (OfProcess.Contains(meter.Name) || (OfServer.Contains(meter.Name) && ReferenceEquals(meter.Scope, web))
                || ReferenceEquals(meter.Scope, this))
            {
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, made => new MeterFamily(made)));
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, state) => Take(instrument, value, tags, state));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, state) => Take(instrument, value, tags, state));
        _listener.SetMeasurementEventCallback<double>(Take);
        _listener.Start();
    }

    /// <summary>Every instrument, with what those that are asked say now.</summary>
    public IReadOnlyList<MeterFamily> All()
    {
        _listener.RecordObservableInstruments();
        return [.. _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal)];
    }

    /// <summary>The sum of a counter over its tags; null when nothing was counted in this process.</summary>
    public long? SumOf(string name)
    {
        var found = _families.Values.Where(family => family.Name == name).SelectMany(family => family.Read(points: false)).ToList();
        return found.Count == 0 ? null : (long)found.Sum(series => series.Value);
    }

    /// <summary>The latencies of loaded records since this was asked last.</summary>
    public LatencySnapshot TakeLatency() => Interlocked.Exchange(ref _latency, new LatencyHistogram()).Snapshot();

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (instrument.Name == Latency)
        {
            Volatile.Read(ref _latency).Record(TimeSpan.FromSeconds(Math.Clamp(value, 0, 86_400)));
        }

        (state as MeterFamily)?.Take(value, tags);
    }
}
