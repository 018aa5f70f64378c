namespace Millrace.Pipelines.Extract;

/// <summary>Limits and retries of the requests to a source. Immutable.</summary>
public sealed record HttpSourceOptions
{
    /// <summary>How long one attempt may take, from connecting to the last byte.</summary>
    /// <value>100 ms to 10 minutes; default 30 seconds.</value>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest answer accepted, after decompression.</summary>
    /// <value>Bytes, 1 KiB to 1 GiB; default 64 MiB.</value>
    public int MaxResponseBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How often a failed request is repeated before the poll counts as failed.</summary>
    /// <value>0 to 100; default 5.</value>
    public int MaxRetries { get; init; } = 5;

    /// <summary>The wait before the first repetition; it doubles with each and is jittered.</summary>
    /// <value>1 ms to 1 minute; default 500 ms.</value>
    public TimeSpan RetryBaseDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between two attempts, and the longest Retry-After that is waited for; a source that asks for more
    /// fails the poll at once.</summary>
    /// <value>1 ms to 1 hour; default 30 seconds.</value>
    public TimeSpan RetryMaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many attempts in <see cref="BreakerWindow"/>, all of them failed, make the source be left alone.</summary>
    /// <value>2 to 10000; default 20.</value>
    public int BreakerFailures { get; init; } = 20;

    /// <summary>The time in which failures are counted.</summary>
    /// <value>1 second to 1 hour; default 30 seconds.</value>
    public TimeSpan BreakerWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the source is left alone; then one request tries whether it is back.</summary>
    /// <value>500 ms to 1 hour; default 10 seconds.</value>
    public TimeSpan BreakerPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="PipelineConfigurationException">A value is out of bounds.</exception>
    public void Validate()
    {
        Bounds.Check(RequestTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10), nameof(RequestTimeout));
        Bounds.Check(MaxResponseBytes, 1024, 1024 * 1024 * 1024, nameof(MaxResponseBytes));
        Bounds.Check(MaxRetries, 0, 100, nameof(MaxRetries));
        Bounds.Check(RetryBaseDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1), nameof(RetryBaseDelay));
        Bounds.Check(RetryMaxDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), nameof(RetryMaxDelay));
        Bounds.Check(BreakerFailures, 2, 10_000, nameof(BreakerFailures));
        Bounds.Check(BreakerWindow, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), nameof(BreakerWindow));
        Bounds.Check(BreakerPause, TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(1), nameof(BreakerPause));
    }
}
