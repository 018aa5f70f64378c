namespace Millrace.Server.Pages.Shapes;

/// <summary>An instrument with one set of tags.</summary>
/// <param name="Tags">The tags.</param>
/// <param name="Value">The sum of a counter or histogram since the start; the last value of a gauge.</param>
/// <param name="Count">How many values a histogram has seen; null for others.</param>
/// <param name="P50">Half of a histogram's values are at most this.</param>
/// <param name="P99">99 % of a histogram's values are at most this.</param>
/// <param name="History">The last half hour, oldest first: growth per second of a counter, value of a gauge, mean of a histogram; null
/// where nothing was measured.</param>
internal sealed record MetricSeriesShape(
    IReadOnlyDictionary<string, string> Tags, double Value, long? Count, double? P50, double? P99, IReadOnlyList<double?> History);
