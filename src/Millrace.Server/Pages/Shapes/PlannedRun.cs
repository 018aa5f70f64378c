namespace Millrace.Server.Pages.Shapes;

/// <summary>A run that would be made.</summary>
internal sealed record PlannedRun(DateTimeOffset LogicalDate, DateTimeOffset DataIntervalStart, DateTimeOffset DataIntervalEnd);
