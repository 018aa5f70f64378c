using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Pipelines.Load;

namespace Millrace.RandomUsers.Dags;

/// <summary>A loader: a member of the consumer group, until it is stopped or has caught up.</summary>
internal sealed class LoadTask(IPipelineStages stages, Dataset loaded)
{
    // How far the views may be behind for the sake of fewer changes told.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    /// <summary>Runs a try; it ends well only by catching up, and goes on when it was interrupted.</summary>
    public async Task<BsonDocument> RunAsync(TaskContext context)
    {
        using var loggers = new TaskLoggerFactory(context.Logger, stages.LoggerFactory);
        var loader = stages.CreateLoader(loggers);
        if (context.Params.Boolean(PipelineParams.StopWhenCaughtUp))
        {
            loader.StopWhenCaughtUp();
        }

        using var tracking = stages.Activity.Load.Track(() => loader.Statistics);
        var story = new LoadStory(context);
        var told = -1L;
        var report = await loader.RunAsync(context.CancellationToken).WithTicksAsync(context, Tick, async () =>
        {
            var statistics = loader.Statistics;
            story.Tell(statistics);
            // The first time also for what an earlier try stored and could not tell.
            if (statistics.Stored != told)
            {
                await context.DatasetChangedAsync(loaded);
                told = statistics.Stored;
            }
        });
        context.CancellationToken.ThrowIfCancellationRequested();
        story.End(report.Statistics);
        return Summarize(report.Statistics);
    }

    private static BsonDocument Summarize(LoadStatistics statistics) => new()
    {
        { "records", statistics.Stored },
        { "duplicates", statistics.Duplicates },
        { "dead_letters", statistics.DeadLettered },
    };
}
