using Millrace.Pipelines.Groups;

namespace Millrace.Pipelines.Load;

/// <summary>What a loader's threads tell each other. Thread-safe.</summary>
internal sealed class LoadSignals
{
    private volatile bool _stopWhenCaughtUp;
    private volatile LoadException? _failure;
    private volatile LoadStatistics _gauges = new();
    private volatile TaskCompletionSource? _paused;

    public bool StopWhenCaughtUp
    {
        get => _stopWhenCaughtUp;
        set => _stopWhenCaughtUp = value;
    }

    /// <summary>Why a lane cannot go on; ends the run.</summary>
    public LoadException? Failure => _failure;

    public void Fail(LoadException failure) => _failure ??= failure;

    /// <summary>Whether the group is paused: nothing is taken from Kafka and no new batch is begun.</summary>
    public bool IsPaused => _paused is not null;

    /// <summary>Pauses; one thread pauses and resumes.</summary>
    public void Pause() => _paused ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume()
    {
        var paused = _paused;
        _paused = null;
        paused?.SetResult();
    }

    /// <summary>Completes when the group is not paused.</summary>
    public Task WaitWhilePausedAsync(CancellationToken cancellationToken) =>
        _paused?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Publishes what only the poll thread knows.</summary>
    public void Publish(long inFlight, IReadOnlyList<PartitionLag> lags, int assigned, int paused) => _gauges = new LoadStatistics
    {
        InFlight = inFlight, PartitionLags = lags, AssignedPartitions = assigned, PausedPartitions = paused,
    };

    /// <summary>The counts with the last published gauges.</summary>
    public LoadStatistics Complete(LoadStatistics counts)
    {
        var gauges = _gauges;
        return counts with
        {
            InFlight = gauges.InFlight,
            PartitionLags = gauges.PartitionLags,
            AssignedPartitions = gauges.AssignedPartitions,
            PausedPartitions = gauges.PausedPartitions,
            IsGroupPaused = IsPaused,
        };
    }
}
