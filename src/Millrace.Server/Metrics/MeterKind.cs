namespace Millrace.Server.Metrics;

/// <summary>What the values of an instrument mean.</summary>
internal enum MeterKind
{
    /// <summary>A sum that only grows.</summary>
    Counter,

    /// <summary>A value that goes up and down.</summary>
    Gauge,

    /// <summary>How often which values were seen.</summary>
    Histogram,
}
