using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Transform;

namespace Millrace.RandomUsers.Dags;

/// <summary>What the tasks of a pipeline's DAGs have done in this process since it began. Thread-safe.</summary>
public sealed class PipelineActivity
{
    /// <summary>The extractors.</summary>
    public StatisticsSum<ExtractStatistics> Extract { get; } = new(new ExtractStatistics(), Add, static over => over);

    /// <summary>The loaders.</summary>
    public StatisticsSum<LoadStatistics> Load { get; } =
        new(new LoadStatistics(), Add, static over => over with { PartitionLags = [], Trouble = null });

    /// <summary>The transforms.</summary>
    public StatisticsSum<TransformStatistics> Transform { get; } = new(new TransformStatistics(), Add, static over => over);

    /// <summary>Whether no stage runs.</summary>
    public bool IsIdle => Extract.Running + Load.Running + Transform.Running == 0;

    private static ExtractStatistics Add(ExtractStatistics sum, ExtractStatistics stage) => sum with
    {
        Polls = sum.Polls + stage.Polls,
        FailedPolls = sum.FailedPolls + stage.FailedPolls,
        Retries = sum.Retries + stage.Retries,
        Records = sum.Records + stage.Records,
        Delivered = sum.Delivered + stage.Delivered,
        DeadLettered = sum.DeadLettered + stage.DeadLettered,
        Undelivered = sum.Undelivered + stage.Undelivered,
        LastError = stage.LastError ?? sum.LastError,
    };

    private static LoadStatistics Add(LoadStatistics sum, LoadStatistics stage) => sum with
    {
        Read = sum.Read + stage.Read,
        Stored = sum.Stored + stage.Stored,
        Duplicates = sum.Duplicates + stage.Duplicates,
        DeadLettered = sum.DeadLettered + stage.DeadLettered,
        Retries = sum.Retries + stage.Retries,
        PartitionLags = [.. sum.PartitionLags, .. stage.PartitionLags],
        Trouble = stage.Trouble ?? sum.Trouble,
    };

    private static TransformStatistics Add(TransformStatistics sum, TransformStatistics stage) => sum with
    {
        Runs = sum.Runs + stage.Runs,
        Records = sum.Records + stage.Records,
        Rebuilds = sum.Rebuilds + stage.Rebuilds,
        ViewsUpdated = sum.ViewsUpdated + stage.ViewsUpdated,
        Retries = sum.Retries + stage.Retries,
        Current = stage.Current ?? sum.Current,
    };
}
