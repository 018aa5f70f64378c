using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Pipelines.Transform;

namespace Millrace.RandomUsers.Dags;

/// <summary>
/// Brings collections and views up to date, and stays for a while in case more is loaded: an extraction that goes on for minutes is
/// followed by one run and not by dozens.
/// </summary>
internal sealed class TransformTask(IPipelineStages stages, Dataset loaded)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs a try.</summary>
    /// <exception cref="TaskSkippedException">There was nothing new.</exception>
    public async Task<BsonDocument> RunAsync(TaskContext context)
    {
        using var loggers = new TaskLoggerFactory(context.Logger, stages.LoggerFactory);
        var transforms = stages.CreateTransforms(loggers);
        using var tracking = stages.Activity.Transform.Track(() => transforms.Statistics);
        var linger = TimeSpan.FromSeconds(context.Params.Number(PipelineParams.LingerSeconds));
        // Counted before it is looked at, so that nothing falls between.
        var changes = await context.CountDatasetChangesAsync(loaded);
        if (!await MergeAsync(context, transforms))
        {
            throw new TaskSkippedException("Nothing new was loaded.");
        }

        var merged = context.Time.GetTimestamp();
        while (context.Time.GetElapsedTime(merged) < linger)
        {
            await Task.Delay(LookInterval, context.Time, context.CancellationToken);
            var now = await context.CountDatasetChangesAsync(loaded);
            if (now != changes)
            {
                changes = now;
                await MergeAsync(context, transforms);
                merged = context.Time.GetTimestamp();
            }
        }

        var statistics = transforms.Statistics;
        return new BsonDocument { { "views_updated", statistics.ViewsUpdated }, { "built", statistics.Rebuilds } };
    }

    /// <summary>Merges what there is; false when there was nothing.</summary>
    private static async Task<bool> MergeAsync(TaskContext context, TransformRunner transforms)
    {
        var report = await transforms.RunAsync(context.CancellationToken);
        if (report.Rebuilt.Count > 0)
        {
            context.Logger.Built(report.Elapsed.TotalSeconds, string.Join(", ", report.Rebuilt));
        }
        else if (report.Records > 0 || report.Updated.Count > 0)
        {
            context.Logger.Merged(report.Updated.Count, report.Elapsed.TotalSeconds);
        }

        return report.Records > 0 || report.Rebuilt.Count + report.Updated.Count > 0;
    }
}
