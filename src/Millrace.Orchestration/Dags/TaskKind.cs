namespace Millrace.Orchestration.Dags;

/// <summary>What running a task means.</summary>
public enum TaskKind
{
    /// <summary>Its method runs once.</summary>
    Plain,

    /// <summary>Its method names the tasks to follow; the others that directly depend on it are skipped.</summary>
    Branch,

    /// <summary>Its method runs once for each item of a list.</summary>
    Mapped,
}
