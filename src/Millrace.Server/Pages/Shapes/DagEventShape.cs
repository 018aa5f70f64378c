namespace Millrace.Server.Pages.Shapes;

/// <summary>A DAG was paused or goes on.</summary>
internal sealed record DagEventShape(string DagId, bool IsPaused);
