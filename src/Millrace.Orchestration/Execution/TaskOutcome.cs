namespace Millrace.Orchestration.Execution;

/// <summary>What became of a try, as its worker reports it. Immutable.</summary>
public abstract record TaskOutcome
{
    /// <summary>It ended well.</summary>
    /// <param name="Chosen">The tasks a branch chose; null for any other task.</param>
    public sealed record Succeeded(IReadOnlyList<string>? Chosen = null) : TaskOutcome;

    /// <summary>It failed; it is tried again if tries are left.</summary>
    public sealed record Failed(string Error) : TaskOutcome;

    /// <summary>It failed, and trying again would not help.</summary>
    public sealed record FailedForGood(string Error) : TaskOutcome;

    /// <summary>There was nothing to do.</summary>
    public sealed record Skipped(string Reason) : TaskOutcome;

    /// <summary>Its worker stops: the try does not count.</summary>
    public sealed record Interrupted(string Reason) : TaskOutcome;
}
