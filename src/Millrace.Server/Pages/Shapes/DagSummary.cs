namespace Millrace.Server.Pages.Shapes;

/// <summary>A DAG's card.</summary>
internal sealed record DagSummary(
    string DagId,
    string? Description,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Owners,
    bool IsPaused,
    string ScheduleText,
    NextRun? NextRun,
    IReadOnlyList<RunBar> Runs,
    IReadOnlyList<ParamShape> Params,
    bool HasPlannedRuns);
