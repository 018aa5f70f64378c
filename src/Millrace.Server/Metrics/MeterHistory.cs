using Millrace.Server.Live;

namespace Millrace.Server.Metrics;

/// <summary>Keeps what the meters show, every ten seconds, for half an hour.</summary>
internal sealed class MeterHistory(MeterReadings readings, TimeProvider time, ILogger<MeterHistory> logger)
    : BackgroundLoop(Step, time, logger)
{
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    protected override Task RoundAsync(CancellationToken cancellationToken)
    {
        foreach (var family in readings.All())
        {
            family.Track(Step);
        }

        return Task.CompletedTask;
    }
}
