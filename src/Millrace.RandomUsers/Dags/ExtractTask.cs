using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Pipelines.Extract;

namespace Millrace.RandomUsers.Dags;

/// <summary>Polls some keys for a window.</summary>
internal sealed class ExtractTask(ExtractOptions defaults, IPipelineStages stages, IReadOnlyList<string> keys)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(10);

    /// <summary>Runs a try; a run that was interrupted begins its window again.</summary>
    /// <exception cref="TaskFailedException">The source refused for good.</exception>
    public async Task<BsonDocument> RunAsync(TaskContext context)
    {
        using var loggers = new TaskLoggerFactory(context.Logger, stages.LoggerFactory);
        var options = Options(context);
        using var extractor = await stages.CreateExtractorAsync(options, loggers, context.CancellationToken);
        using var tracking = stages.Activity.Extract.Track(() => extractor.Statistics);
        context.Logger.Polling(
            string.Join(", ", keys), options.Window.TotalSeconds, options.PollInterval.TotalSeconds, options.ResultsPerRequest);
        var begun = context.Time.GetTimestamp();
        var period = options.Window > 100 * ProgressInterval ? options.Window / 100 : ProgressInterval;
        try
        {
            var report = await extractor.RunAsync(context.CancellationToken).WithTicksAsync(context, period, () =>
            {
                var fraction = context.Time.GetElapsedTime(begun) / options.Window;
                context.ReportProgress(fraction, $"{extractor.Statistics.Delivered:N0} records so far");
                return Task.CompletedTask;
            });
            context.CancellationToken.ThrowIfCancellationRequested();
            return Summarize(context, report);
        }
        catch (ExtractException failure) when (!failure.IsTransient)
        {
            throw new TaskFailedException(failure.Message, failure);
        }
    }

    private ExtractOptions Options(TaskContext context) => defaults with
    {
        PollKeys = keys,
        Window = TimeSpan.FromSeconds(context.Params.Number(PipelineParams.WindowSeconds)),
        PollInterval = TimeSpan.FromSeconds(context.Params.Number(PipelineParams.IntervalSeconds)),
        ResultsPerRequest = (int)context.Params.Integer(PipelineParams.Results),
        RunId = context.Run.ToString(),
    };

    private static BsonDocument Summarize(TaskContext context, ExtractReport report)
    {
        var statistics = report.Statistics;
        context.ReportProgress(1, $"{statistics.Delivered:N0} records");
        context.Logger.Extracted(
            statistics.Delivered, statistics.Polls, report.Elapsed.TotalSeconds, statistics.Retries, statistics.FailedPolls);
        if (statistics.DeadLettered > 0)
        {
            context.Logger.Refused(statistics.DeadLettered);
        }

        return new BsonDocument
        {
            { "records", statistics.Delivered },
            { "requests", statistics.Polls },
            { "failed_requests", statistics.FailedPolls },
            { "dead_letters", statistics.DeadLettered },
        };
    }
}
