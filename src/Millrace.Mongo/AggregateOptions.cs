using Millrace.Bson;

namespace Millrace.Mongo;

/// <summary>How an aggregation is to answer; what is not set is left to the server. Immutable.</summary>
public sealed record AggregateOptions
{
    /// <summary>Whether stages may spill to disk.</summary>
    public bool AllowDiskUse { get; init; }

    /// <summary>Documents the server sends at once; 0 leaves it to the server.</summary>
    public int BatchSize { get; init; }

    /// <summary>How long the server may work on it; zero for no limit.</summary>
    public TimeSpan MaxTime { get; init; }

    /// <summary>Variables of the pipeline; null for none.</summary>
    public BsonDocument? Let { get; init; }

    internal BsonDocument ToDocument()
    {
        var options = new BsonDocument();
        if (AllowDiskUse)
        {
            options.Add("allowDiskUse", true);
        }

        if (BatchSize != 0)
        {
            options.Add("batchSize", BatchSize);
        }

        if (MaxTime > TimeSpan.Zero)
        {
            options.Add("maxTimeMS", (long)MaxTime.TotalMilliseconds);
        }

        if (Let is not null)
        {
            options.Add("let", Let);
        }

        return options;
    }
}
