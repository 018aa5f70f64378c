namespace Millrace.Server.Pages.Shapes;

/// <summary>A run in the grid.</summary>
internal sealed record GridRun(
    string RunId,
    string State,
    string RunType,
    DateTimeOffset LogicalDate,
    DateTimeOffset DataIntervalStart,
    DateTimeOffset DataIntervalEnd,
    DateTimeOffset QueuedAt,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    string? Note,
    IReadOnlyDictionary<string, GridCell> Tasks);
