namespace Millrace.Orchestration.Scheduling;

/// <summary>See <see cref="Schedule.Cron"/>.</summary>
public sealed record CronSchedule : Schedule
{
    private readonly ZonedCron _cron;

    internal CronSchedule(ZonedCron cron) => _cron = cron;

    /// <inheritdoc/>
    public override string Summary => Expression;

    /// <summary>The expression or preset as it was written.</summary>
    public string Expression => _cron.Expression.Text;

    /// <summary>The zone's Olson id.</summary>
    public string TimeZone => _cron.TimeZone;

    public override bool IsTimed => true;

    internal override DataInterval? FirstAfter(DateTimeOffset cursor, DateTimeOffset start)
    {
        // The first interval begins at the first fire time that is not before the start date.
        if (_cron.Next(start.AddTicks(-1)) is not { } first)
        {
            return null;
        }

        var end = _cron.Next(cursor > first ? cursor : first);
        return end is { } fire && _cron.Previous(fire) is { } begin ? new DataInterval(begin, fire) : null;
    }

    internal override DataInterval? LastUntil(DateTimeOffset now, DateTimeOffset start) =>
        _cron.Previous(now.AddTicks(1)) is { } end && _cron.Previous(end) is { } begin && begin >= start
            ? new DataInterval(begin, end)
            : null;

    internal override DataInterval ManualInterval(DateTimeOffset now) =>
        LastUntil(now, DateTimeOffset.MinValue) ?? base.ManualInterval(now);
}
