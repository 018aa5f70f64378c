namespace Millrace.Server.Pages.Shapes;

/// <summary>How a DAG did lately.</summary>
/// <param name="LastDay">Runs of the last 24 hours by state.</param>
/// <param name="LastWeek">Runs of the last seven days by state.</param>
/// <param name="Runs">The newest runs, oldest first.</param>
/// <param name="FailedTasks">Tasks that failed in the newest runs and in the newest failed runs, the last first.</param>
internal sealed record DagOverview(
    RunCounts LastDay,
    RunCounts LastWeek,
    IReadOnlyList<RunBar> Runs,
    IReadOnlyList<FailedTask> FailedTasks);
