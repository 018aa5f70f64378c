namespace Millrace.Server.Pages.Shapes;

/// <summary>Runs by tasks.</summary>
internal sealed record DagGrid(IReadOnlyList<GridTask> Tasks, IReadOnlyList<GridRun> Runs);
