namespace Millrace.Server.Pages.Shapes;

/// <summary>A page of the instruments.</summary>
internal sealed record MetricPage(IReadOnlyList<MetricShape> Items, long Total, double StepSeconds);
