namespace Millrace.Orchestration.State;

/// <summary>Something that someone did. Immutable.</summary>
public sealed record AuditEntry
{
    /// <summary>Its number: the milliseconds since 1970 times 2048, and a random rest; so numbers are in order of time.</summary>
    public long Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What: <c>trigger</c>, <c>pause</c>, <c>clear</c>, …</summary>
    public required string What { get; init; }

    /// <summary>Who: a user's name.</summary>
    public required string By { get; init; }

    /// <summary>The DAG it was about; empty for none.</summary>
    public string DagId { get; init; } = "";

    /// <summary>The run it was about; empty for none.</summary>
    public string RunId { get; init; } = "";

    /// <summary>The tasks of the run it was about, by their ids; empty when it was about all of the run, or none.</summary>
    public IReadOnlyList<string> TaskIds { get; init; } = [];

    /// <summary>More of it, for people; holds no secrets and no payload.</summary>
    public string Detail { get; init; } = "";
}
