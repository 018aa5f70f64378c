namespace Millrace.Orchestration.Testing;

/// <summary>A timer of a <see cref="FakeTimeProvider"/>. Thread-safe.</summary>
internal sealed class FakeTimer(FakeTimeProvider time, Action callback) : ITimer
{
    /// <summary>Guarded by the provider.</summary>
    public long DueAt { get; set; }

    /// <summary>Guarded by the provider.</summary>
    public TimeSpan Period { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        time.Schedule(this, dueTime, period);
        return true;
    }

    public void Fire() => callback();

    public void Dispose() => time.Cancel(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
