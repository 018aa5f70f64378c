namespace Millrace.Orchestration.Testing;

/// <summary>A clock that stands still until it is told to move. <see cref="Advance"/> fires the timers that come due on the way, each at
/// its time, on the caller's thread. Thread-safe.</summary>
public sealed class FakeTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now;
    private long _elapsedTicks;

    /// <param name="start">The first time it shows.</param>
    public FakeTimeProvider(DateTimeOffset start) => _now = start;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _elapsedTicks;
        }
    }

    /// <summary>Sets the wall clock, as someone might set a machine's. No time passes by it.</summary>
    public void SetUtcNow(DateTimeOffset now)
    {
        lock (_lock)
        {
            _now = now;
        }
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        long target;
        lock (_lock)
        {
            target = _elapsedTicks + time.Ticks;
        }

        while (NextDue(target) is { } due)
        {
            due.Fire();
        }

        lock (_lock)
        {
            MoveTo(target);
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Schedule(FakeTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            timer.DueAt = _elapsedTicks + dueTime.Ticks;
            timer.Period = period;
            if (dueTime >= TimeSpan.Zero)
            {
                _timers.Add(timer);
            }
        }
    }

    internal void Cancel(FakeTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    /// <summary>Takes the first timer that is due by then, and moves the clock to its time.</summary>
    private FakeTimer? NextDue(long target)
    {
        lock (_lock)
        {
            var timer = _timers.MinBy(timer => timer.DueAt);
            if (timer is null || timer.DueAt > target)
            {
                return null;
            }

            MoveTo(Math.Max(timer.DueAt, _elapsedTicks));
            _timers.Remove(timer);
            if (timer.Period > TimeSpan.Zero)
            {
                timer.DueAt += timer.Period.Ticks;
                _timers.Add(timer);
            }

            return timer;
        }
    }

    private void MoveTo(long elapsedTicks)
    {
        if (elapsedTicks > _elapsedTicks)
        {
            _now += TimeSpan.FromTicks(elapsedTicks - _elapsedTicks);
            _elapsedTicks = elapsedTicks;
        }
    }
}
