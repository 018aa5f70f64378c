namespace Millrace.Server.Pages.Shapes;

/// <summary>A run as a bar.</summary>
internal sealed record RunBar(string RunId, string State, DateTimeOffset LogicalDate, DateTimeOffset? StartDate, double? DurationSeconds);
