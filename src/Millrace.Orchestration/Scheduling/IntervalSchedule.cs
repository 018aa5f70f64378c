namespace Millrace.Orchestration.Scheduling;

/// <summary>See <see cref="Schedule.Every"/>.</summary>
public sealed record IntervalSchedule(TimeSpan Interval) : Schedule
{
    /// <inheritdoc/>
    public override string Summary => Interval.ToString("c", System.Globalization.CultureInfo.InvariantCulture);

    public override bool IsTimed => true;

    internal override DataInterval? FirstAfter(DateTimeOffset cursor, DateTimeOffset start) => At(Math.Max(Ended(cursor, start), 0), start);

    internal override DataInterval? LastUntil(DateTimeOffset now, DateTimeOffset start) =>
        Ended(now, start) is > 0 and var ended ? At(ended - 1, start) : null;

    internal override DataInterval ManualInterval(DateTimeOffset now) =>
        At(Ended(now, DateTimeOffset.UnixEpoch) - 1, DateTimeOffset.UnixEpoch);

    internal override string? Problem(DateTimeOffset? startDate, Catchup catchup) =>
        Interval < TimeSpan.FromSeconds(1) || Interval > TimeSpan.FromDays(3660) || Interval.Ticks % TimeSpan.TicksPerMillisecond != 0
            ? $"an interval of {Summary} cannot be scheduled: it must be from 1 second to 10 years, of whole milliseconds"
            : null;

    /// <summary>How many intervals since <paramref name="start"/> have ended by then.</summary>
    private long Ended(DateTimeOffset then, DateTimeOffset start) => Math.DivRem((then - start).Ticks, Interval.Ticks).Quotient;

    private DataInterval At(long index, DateTimeOffset start) =>
        new(start + TimeSpan.FromTicks(Interval.Ticks * index), start + TimeSpan.FromTicks(Interval.Ticks * (index + 1)));
}
