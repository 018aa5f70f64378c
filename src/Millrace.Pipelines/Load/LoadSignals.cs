namespace Millrace.Pipelines.Load;

/// <summary>What a loader's threads tell each other. Thread-safe.</summary>
internal sealed class LoadSignals
{
    private volatile bool _stopWhenCaughtUp;
    private volatile LoadException? _failure;
    private volatile LoadStatistics _gauges = new();

    public bool StopWhenCaughtUp
    {
        get => _stopWhenCaughtUp;
        set => _stopWhenCaughtUp = value;
    }

    /// <summary>Why a lane cannot go on; ends the run.</summary>
    public LoadException? Failure => _failure;

    public void Fail(LoadException failure) => _failure ??= failure;

    /// <summary>Publishes what only the poll thread knows.</summary>
    public void Publish(long inFlight, long lag, int assigned, int paused) => _gauges = new LoadStatistics
    {
        InFlight = inFlight, Lag = lag, AssignedPartitions = assigned, PausedPartitions = paused,
    };

    /// <summary>The counts with the last published gauges.</summary>
    public LoadStatistics Complete(LoadStatistics counts)
    {
        var gauges = _gauges;
        return counts with
        {
            InFlight = gauges.InFlight,
            Lag = gauges.Lag,
            AssignedPartitions = gauges.AssignedPartitions,
            PausedPartitions = gauges.PausedPartitions,
        };
    }
}
