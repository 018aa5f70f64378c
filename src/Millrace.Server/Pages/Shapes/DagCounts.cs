namespace Millrace.Server.Pages.Shapes;

/// <summary>DAGs by what they do.</summary>
internal sealed record DagCounts(int Total, int Paused, int Running);
