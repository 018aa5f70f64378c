namespace Millrace.Server.Pages.Shapes;

/// <summary>A run that was lately.</summary>
internal sealed record RecentRun(
    string DagId,
    string RunId,
    string State,
    string RunType,
    DateTimeOffset LogicalDate,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    double? DurationSeconds);
