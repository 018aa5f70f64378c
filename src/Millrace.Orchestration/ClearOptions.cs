using Millrace.Orchestration.Execution;

namespace Millrace.Orchestration;

/// <summary>Which tasks are cleared. Immutable.</summary>
public sealed record ClearOptions
{
    /// <summary>The tasks; empty for all of the DAG. An index of -1 means every item of a mapped task.</summary>
    public IReadOnlyList<TaskKey> Tasks { get; init; } = [];

    /// <summary>And the tasks that these depend on.</summary>
    public bool Upstream { get; init; }

    /// <summary>And the tasks that depend on these.</summary>
    public bool Downstream { get; init; }

    /// <summary>And the same tasks of earlier runs.</summary>
    public bool Past { get; init; }

    /// <summary>And the same tasks of later runs.</summary>
    public bool Future { get; init; }

    /// <summary>Only those that failed or could not run because of others that failed.</summary>
    public bool OnlyFailed { get; init; }

    /// <summary>Only those that run now.</summary>
    public bool OnlyRunning { get; init; }

    /// <summary>Only say what would be cleared.</summary>
    public bool DryRun { get; init; }
}
