using System.Diagnostics.Metrics;
using Millrace.Server.Live;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Metrics;

/// <summary>
/// What the sampler found in the topic and the store as instruments: so that a scraper of this server sees the whole pipeline, whatever
/// process its stages run in.
/// </summary>
internal sealed class PipelineMeters(MeterReadings readings, PipelineSampler sampler, EventHub hub) : IHostedService, IDisposable
{
    private readonly Meter _meter = new(new MeterOptions("Millrace.Server") { Scope = readings });

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _meter.CreateObservableGauge(
            "millrace.pipeline.records", () => EachStage(sampler, stage => stage.Total), "{record}",
            "Records that a stage has, by what is in the topic and the store.");
        _meter.CreateObservableGauge(
            "millrace.pipeline.rate", () => EachStage(sampler, stage => stage.RatePerSecond), "{record}/s",
            "Records a second through a stage, over the last quarter of a minute.");
        _meter.CreateObservableGauge(
            "millrace.pipeline.lag", () => EachStage(sampler, stage => stage.Lag), "{record}", "Records that wait for a stage.");
        _meter.CreateObservableGauge(
            "millrace.pipeline.lag.duration", () => EachStage(sampler, stage => stage.LagSeconds), "s",
            "Age of the oldest record that waits for a stage.");
        _meter.CreateObservableGauge(
            "millrace.pipeline.dead_letters.open", () => OpenLetters(sampler), "{record}", "Dead letters that were not replayed.");
        _meter.CreateObservableGauge("millrace.server.listeners", () => hub.Listeners, "{page}", "Pages that listen to live events.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<double>> EachStage(PipelineSampler sampler, Func<StageStatus, double?> value)
    {
        var status = sampler.Status;
        foreach (var stage in status.Stages)
        {
            if (value(stage) is { } known)
            {
                yield return new Measurement<double>(known, new("pipeline", status.Name), new("stage", stage.Stage));
            }
        }
    }

    private static IEnumerable<Measurement<long>> OpenLetters(PipelineSampler sampler) =>
        sampler.Status is { DeadLettersOpen: { } open } status
            ? [new(open, new KeyValuePair<string, object?>("pipeline", status.Name))]
            : [];
}
