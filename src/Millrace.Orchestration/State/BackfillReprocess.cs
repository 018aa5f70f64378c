namespace Millrace.Orchestration.State;

/// <summary>What a backfill does with intervals that have a run already.</summary>
public enum BackfillReprocess
{
    /// <summary>Leaves them.</summary>
    None,

    /// <summary>Runs those again that failed.</summary>
    Failed,

    /// <summary>Runs those again that ended, well or not.</summary>
    Completed,
}
