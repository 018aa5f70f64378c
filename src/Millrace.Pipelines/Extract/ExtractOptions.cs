namespace Millrace.Pipelines.Extract;

/// <summary>What one extractor run asks for, how often and how long. Immutable.</summary>
public sealed record ExtractOptions
{
    /// <summary>The partition keys to poll; a key's place in the list is its partition.</summary>
    /// <value>1 to 1000 distinct keys. Required.</value>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>The keys to poll in this run, when not all of <see cref="Keys"/> (a task for one nationality).</summary>
    public IReadOnlyList<string>? PollKeys { get; init; }

    /// <summary>The time between two polls of a key, start to start; a poll that takes longer delays the next.</summary>
    /// <value>10 ms to 1 day; default 5 seconds.</value>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long each key is polled.</summary>
    /// <value>Zero (one poll a key) to 1 day; default 2 minutes.</value>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The records asked for in one request.</summary>
    /// <value>1 to 5000; default 10.</value>
    public int ResultsPerRequest { get; init; } = 10;

    /// <summary>The requests under way at a time.</summary>
    /// <value>1 to 64; default 4.</value>
    public int MaxParallelRequests { get; init; } = 4;

    /// <summary>Names the run in the header <c>millrace.run-id</c>; null makes a fresh UUID (version 7).</summary>
    public string? RunId { get; init; }

    /// <summary>Limits and retries of the requests.</summary>
    public HttpSourceOptions Http { get; init; } = new();

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="PipelineConfigurationException">A value is out of bounds.</exception>
    public void Validate()
    {
        Bounds.Check(Keys.Count, 1, 1000, nameof(Keys));
        if (Keys.Any(string.IsNullOrWhiteSpace) || Keys.Distinct(StringComparer.Ordinal).Count() != Keys.Count)
        {
            throw new PipelineConfigurationException($"{nameof(Keys)} must be distinct and not empty: {string.Join(", ", Keys)}.");
        }

        if (PollKeys?.FirstOrDefault(key => !Keys.Contains(key)) is { } stranger)
        {
            throw new PipelineConfigurationException($"The key '{stranger}' is not among the configured keys {string.Join(", ", Keys)}.");
        }

        Bounds.Check(PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1), nameof(PollInterval));
        Bounds.Check(Window, TimeSpan.Zero, TimeSpan.FromDays(1), nameof(Window));
        Bounds.Check(ResultsPerRequest, 1, 5000, nameof(ResultsPerRequest));
        Bounds.Check(MaxParallelRequests, 1, 64, nameof(MaxParallelRequests));
        Http.Validate();
    }
}
