namespace Millrace.Server.Pages.Shapes;

/// <summary>A backfill began, made runs, was paused or is over.</summary>
internal sealed record BackfillEventShape(string DagId, string Id);
