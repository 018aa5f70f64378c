namespace Millrace.Pipelines.Transform;

/// <summary>What a transform runner has done since it was made; a snapshot for a progress display.</summary>
public sealed record TransformStatistics
{
    /// <summary>Runs finished.</summary>
    public long Runs { get; init; }

    /// <summary>Newly loaded records covered by incremental merges, summed over transforms; records covered again count again.</summary>
    public long Records { get; init; }

    /// <summary>Aggregations run.</summary>
    public long Merges { get; init; }

    /// <summary>Transforms built from their whole source (first run, new version, asked for).</summary>
    public long Rebuilds { get; init; }

    /// <summary>Portions of new documents added to views.</summary>
    public long ViewsUpdated { get; init; }

    /// <summary>Looks at a view that found nothing new for it.</summary>
    public long ViewsSkipped { get; init; }

    /// <summary>Aggregations repeated because the store did not answer or refused for the time being.</summary>
    public long Retries { get; init; }

    /// <summary>The transform being run; null between runs.</summary>
    public string? Current { get; init; }

    /// <summary>Time of the aggregations.</summary>
    public LatencySnapshot MergeLatency { get; init; }
}
