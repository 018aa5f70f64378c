namespace Millrace.Server.Pages.Shapes;

/// <summary>A DAG's page: its card, its settings, its tasks.</summary>
internal sealed record DagPage(DagSummary Summary, DagFacts Facts, IReadOnlyList<TaskFacts> Tasks);
