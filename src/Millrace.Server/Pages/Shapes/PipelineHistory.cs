namespace Millrace.Server.Pages.Shapes;

/// <summary>The last hour of the pipeline.</summary>
internal sealed record PipelineHistory(double StepSeconds, IReadOnlyList<HistoryPoint> Points);
