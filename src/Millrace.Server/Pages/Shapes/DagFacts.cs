namespace Millrace.Server.Pages.Shapes;

/// <summary>A DAG's settings.</summary>
/// <param name="Schedule">As Airflow writes it; null when it runs only when triggered.</param>
/// <param name="IsTimed">Time alone makes runs, so that past intervals can be backfilled.</param>
/// <param name="TimeZone">The zone of the schedule's clock.</param>
/// <param name="StartDate">The earliest logical date.</param>
/// <param name="Catchup">What becomes of missed intervals: <c>none</c>, <c>latest</c> or <c>all</c>.</param>
/// <param name="MaxActiveRuns">Runs at a time.</param>
/// <param name="MaxActiveTasks">Tasks of a run at a time.</param>
/// <param name="RunTimeoutSeconds">How long a run may take.</param>
/// <param name="MaxLostWorkers">How often a task may lose its worker before that counts as a failure.</param>
/// <param name="PausedAtFirst">Whether it begins paused.</param>
/// <param name="FirstSeenAt">When it was first seen.</param>
internal sealed record DagFacts(
    string? Schedule,
    bool IsTimed,
    string TimeZone,
    DateTimeOffset? StartDate,
    string Catchup,
    int MaxActiveRuns,
    int MaxActiveTasks,
    double? RunTimeoutSeconds,
    int MaxLostWorkers,
    bool PausedAtFirst,
    DateTimeOffset FirstSeenAt);
