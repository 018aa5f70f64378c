using Millrace.Mongo;
using Millrace.Orchestration.State;
using Millrace.Pipelines;

namespace Millrace.Server.Live;

/// <summary>Work that is done again and again until the server stops; a round that fails because a server is away is tried again.</summary>
internal abstract class BackgroundLoop(TimeSpan interval, TimeProvider time, ILogger logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        do
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is StateStoreException or MongoException or PipelineException)
            {
                logger.LoopFailed(GetType().Name, failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    protected abstract Task RoundAsync(CancellationToken cancellationToken);
}
