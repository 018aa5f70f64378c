namespace Millrace.Server.Pages.Shapes;

/// <summary>A try of a task; the one that runs has no end.</summary>
internal sealed record GanttTry(int Number, string State, DateTimeOffset StartDate, DateTimeOffset? EndDate);
