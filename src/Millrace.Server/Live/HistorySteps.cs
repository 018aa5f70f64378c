using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Live;

/// <summary>Joins neighbouring points where a picture has no place for all of them. Pure.</summary>
internal static class HistorySteps
{
    /// <summary>At most so many points: rates are averaged, of lag, latency and dead letters the largest is kept, for it is what
    /// matters; what was never measured stays unknown.</summary>
    public static IReadOnlyList<HistoryPoint> Join(IReadOnlyList<HistoryPoint> points, int most)
    {
        if (points.Count <= most)
        {
            return points;
        }

        var size = (points.Count + most - 1) / most;
        return [.. points.Chunk(size).Select(chunk => Join(chunk))];
    }

    private static HistoryPoint Join(HistoryPoint[] points) => new(
        points[^1].Time,
        points.Average(point => point.ExtractedPerSecond),
        points.Average(point => point.StreamedPerSecond),
        points.Average(point => point.LoadedPerSecond),
        points.Average(point => point.TransformedPerSecond),
        points.Max(point => point.Lag),
        points.Max(point => point.LagSeconds),
        points.Max(point => point.LatencyP99Seconds),
        points.Max(point => point.DeadLetters));
}
