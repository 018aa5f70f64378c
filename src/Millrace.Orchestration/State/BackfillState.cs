namespace Millrace.Orchestration.State;

/// <summary>Where a backfill stands.</summary>
public enum BackfillState
{
    /// <summary>Its runs are made.</summary>
    Running,

    /// <summary>No further runs are begun.</summary>
    Paused,

    /// <summary>All its runs have ended.</summary>
    Completed,

    /// <summary>Someone stopped it.</summary>
    Cancelled,
}
