namespace Millrace.Server.Pages.Shapes;

/// <summary>An instrument of this process.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meter">The meter it belongs to.</param>
/// <param name="Kind"><c>counter</c>, <c>gauge</c> or <c>histogram</c>.</param>
/// <param name="Unit">Its unit, such as <c>s</c> or <c>{record}</c>; empty for none.</param>
/// <param name="Description">What it measures; empty when nobody said.</param>
/// <param name="PrometheusName">Its name at <c>/metrics</c>.</param>
/// <param name="Series">Its series, those with most first, at most fifty.</param>
/// <param name="SeriesTotal">How many series it has.</param>
internal sealed record MetricShape(
    string Name,
    string Meter,
    string Kind,
    string Unit,
    string Description,
    string PrometheusName,
    IReadOnlyList<MetricSeriesShape> Series,
    int SeriesTotal);
