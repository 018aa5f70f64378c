namespace Millrace.Server.Pages.Shapes;

/// <summary>A measurement.</summary>
internal sealed record MetricShape(
    string Name,
    string? Unit,
    string? Description,
    double Value,
    IReadOnlyDictionary<string, string> Tags);
