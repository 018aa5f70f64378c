namespace Millrace.Orchestration.Execution;

/// <summary>Why a run exists.</summary>
public enum RunType
{
    /// <summary>Its time came.</summary>
    Scheduled,

    /// <summary>Someone asked for it.</summary>
    Manual,

    /// <summary>It belongs to a backfill.</summary>
    Backfill,

    /// <summary>Datasets changed.</summary>
    DatasetTriggered,
}
