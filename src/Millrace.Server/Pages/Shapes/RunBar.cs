namespace Millrace.Server.Pages.Shapes;

/// <summary>A run as a bar.</summary>
internal sealed record RunBar(
    string RunId,
    string State,
    string RunType,
    DateTimeOffset LogicalDate,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    double? DurationSeconds);
