namespace Millrace.Pipelines.Extract;

/// <summary>How often a source may be asked, all keys and retries together. Immutable.</summary>
public sealed record RequestRate
{
    /// <summary>The requests in any <see cref="Per"/>.</summary>
    /// <value>1 to 1000000.</value>
    public required int Requests { get; init; }

    /// <summary>The length of time.</summary>
    /// <value>10 ms to 1 day; default 1 second.</value>
    public TimeSpan Per { get; init; } = TimeSpan.FromSeconds(1);

    internal void Validate()
    {
        Bounds.Check(Requests, 1, 1_000_000, "The requests of the rate limit");
        Bounds.Check(Per, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1), "The time of the rate limit");
    }
}
