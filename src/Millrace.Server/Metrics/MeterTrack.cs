namespace Millrace.Server.Metrics;

/// <summary>
/// The last half hour of a series in steps: of a counter its growth per second, of a gauge its value, of a histogram the mean of the
/// values seen in the step. Not a number where nothing was measured. Not thread-safe.
/// </summary>
internal sealed class MeterTrack
{
    public const int Length = 180;

    private readonly float[] _points = new float[Length];
    private int _count;
    private double _value;
    private long _observed;
    private bool _hasPast;

    /// <summary>Keeps a step.</summary>
    public void Add(MeterKind kind, double value, long observed, TimeSpan step)
    {
        _points[_count++ % Length] = (float)(kind switch
        {
            MeterKind.Gauge => value,
            // Before the first step a counter stood at an unknown value, unless it began within the step.
            MeterKind.Counter => _hasPast ? Math.Max(0, value - _value) / step.TotalSeconds : double.NaN,
            _ => _hasPast && observed > _observed ? (value - _value) / (observed - _observed) : double.NaN,
        });
        (_value, _observed, _hasPast) = (value, observed, true);
    }

    /// <summary>The points, oldest first.</summary>
    public IReadOnlyList<double?> Points()
    {
        var kept = Math.Min(_count, Length);
        var points = new double?[kept];
        for (var index = 0; index < kept; index++)
        {
            var point = _points[(_count - kept + index) % Length];
            points[index] = float.IsFinite(point) ? point : null;
        }

        return points;
    }
}
