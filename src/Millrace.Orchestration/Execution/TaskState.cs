namespace Millrace.Orchestration.Execution;

/// <summary>Where a task of a run stands; the names are Airflow's.</summary>
public enum TaskState
{
    /// <summary>Its rule does not hold yet.</summary>
    None,

    /// <summary>Its rule holds; the DAG already runs as many tasks as it may.</summary>
    Scheduled,

    /// <summary>Any worker may take it.</summary>
    Queued,

    /// <summary>A worker has it.</summary>
    Running,

    /// <summary>Ended well.</summary>
    Success,

    /// <summary>Failed and will not be tried again.</summary>
    Failed,

    /// <summary>Failed and waits for its next try.</summary>
    UpForRetry,

    /// <summary>Cannot run because of what became of the tasks before it.</summary>
    UpstreamFailed,

    /// <summary>Need not run: not chosen by a branch, skipped by itself, or by its rule.</summary>
    Skipped,

    /// <summary>The DAG no longer has it.</summary>
    Removed,

    /// <summary>Its worker was lost or stopped; it is about to be queued again.</summary>
    Restarting,
}
