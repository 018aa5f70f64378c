namespace Millrace.Orchestration.Dags;

/// <summary>When a task may start, given what became of the tasks it depends on; the rules and their names are Airflow's.</summary>
public enum TriggerRule
{
    /// <summary>All succeeded. One skipped skips this one, one failed makes it upstream_failed.</summary>
    AllSuccess,

    /// <summary>All have ended, however.</summary>
    AllDone,

    /// <summary>One succeeded; the others are not waited for.</summary>
    OneSuccess,

    /// <summary>One failed; the others are not waited for. Skipped when all have ended and none failed.</summary>
    OneFailed,

    /// <summary>All have ended and none failed: they succeeded or were skipped.</summary>
    NoneFailed,

    /// <summary>All have ended, none failed and at least one succeeded.</summary>
    NoneFailedMinOneSuccess,

    /// <summary>At once, without waiting for anything.</summary>
    Always,
}
