namespace Millrace.Server.Pages.Shapes;

/// <summary>A run has changed.</summary>
internal sealed record RunEventShape(
    string DagId,
    string RunId,
    string State,
    string RunType,
    DateTimeOffset LogicalDate,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate);
