namespace Millrace.Orchestration.Execution;

/// <summary>Where a run stands; the names are Airflow's.</summary>
public enum RunState
{
    /// <summary>Waits until the DAG may have another active run.</summary>
    Queued,

    /// <summary>Its tasks run.</summary>
    Running,

    /// <summary>Every task that nothing depends on succeeded or was skipped.</summary>
    Success,

    /// <summary>A task that nothing depends on failed or could not run, or the run took too long.</summary>
    Failed,
}
