namespace Millrace.Orchestration.Scheduling;

/// <summary>What becomes of intervals that ended while a DAG was not scheduled: before it was known, while it was paused, while no
/// scheduler ran, or while it already had as many active runs as it may.</summary>
public enum Catchup
{
    /// <summary>No run for a time before the DAG was known or unpaused; after an outage only the latest interval.</summary>
    None,

    /// <summary>Only the latest interval that has ended.</summary>
    Latest,

    /// <summary>Every interval since the start date, oldest first.</summary>
    All,
}
