namespace Millrace.Pipelines.Transform;

/// <summary>How transforms are run. Immutable.</summary>
public sealed record TransformOptions
{
    /// <summary>The database of the engine's own state, the same as the loader's.</summary>
    /// <value>Default <c>millrace</c>.</value>
    public string StateDatabase { get; init; } = "millrace";

    /// <summary>About how many newly loaded records one portion covers.</summary>
    /// <value>1 to 10000000; default 50000.</value>
    public int RecordsPerMerge { get; init; } = 50_000;

    /// <summary>How often a run begins a portion or a build again that the store could not take for the time being.</summary>
    /// <value>0 to 100; default 5.</value>
    public int MaxRetries { get; init; } = 5;

    /// <summary>The wait before the first repetition; it doubles with each and is jittered.</summary>
    /// <value>1 ms to 1 minute; default 200 ms.</value>
    public TimeSpan RetryBaseDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Called before and after each write, with its name: where a test stops, delays or ends a run.</summary>
    internal Func<string, Task>? OnStep { get; init; }

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="PipelineConfigurationException">A value is out of bounds.</exception>
    public void Validate()
    {
        Bounds.NotEmpty(StateDatabase, nameof(StateDatabase));
        Bounds.Check(RecordsPerMerge, 1, 10_000_000, nameof(RecordsPerMerge));
        Bounds.Check(MaxRetries, 0, 100, nameof(MaxRetries));
        Bounds.Check(RetryBaseDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1), nameof(RetryBaseDelay));
    }
}
