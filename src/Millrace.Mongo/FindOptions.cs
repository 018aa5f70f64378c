using Millrace.Bson;

namespace Millrace.Mongo;

/// <summary>How a find is to answer; what is not set is left to the server. Immutable.</summary>
public sealed record FindOptions
{
    /// <summary>The order, e.g. <c>{ age: -1 }</c>.</summary>
    public BsonDocument? Sort { get; init; }

    /// <summary>The fields wanted, e.g. <c>{ _id: 0, city: 1 }</c>.</summary>
    public BsonDocument? Projection { get; init; }

    /// <summary>The most documents; 0 for all.</summary>
    public int Limit { get; init; }

    /// <summary>Documents left out at the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>Documents the server sends at once; 0 leaves it to the server.</summary>
    public int BatchSize { get; init; }

    /// <summary>How long the server may work on it; zero for no limit.</summary>
    public TimeSpan MaxTime { get; init; }

    internal BsonDocument ToDocument()
    {
        var options = new BsonDocument();
        if (Sort is not null)
        {
            options.Add("sort", Sort);
        }

        if (Projection is not null)
        {
            options.Add("projection", Projection);
        }

        foreach (var (name, number) in new[] { ("limit", Limit), ("skip", Skip), ("batchSize", BatchSize) })
        {
            if (number != 0)
            {
                options.Add(name, (long)number);
            }
        }

        if (MaxTime > TimeSpan.Zero)
        {
            options.Add("maxTimeMS", (long)MaxTime.TotalMilliseconds);
        }

        return options;
    }
}
