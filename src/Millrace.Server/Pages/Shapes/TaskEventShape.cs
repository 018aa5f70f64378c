namespace Millrace.Server.Pages.Shapes;

/// <summary>A task of a run has changed.</summary>
internal sealed record TaskEventShape(string DagId, string RunId, string TaskId, int MapIndex, int TryNumber, string? State);
