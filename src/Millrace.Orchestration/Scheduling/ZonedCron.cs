using NodaTime;
using NodaTime.TimeZones;

namespace Millrace.Orchestration.Scheduling;

/// <summary>
/// A cron expression in a time zone: which instants it fires at, also where the clocks change (docs/adr/0012). A wall-clock time that is
/// skipped fires as much later as the clocks move; one that comes twice fires the second time, or both times when the expression
/// leaves out no hour. Immutable.
/// </summary>
internal sealed class ZonedCron
{
    // No change of clocks is further away than this from the wall-clock times it touches (Samoa skipped a whole day).
    private static readonly Duration Reach = Duration.FromHours(25);

    private readonly DateTimeZone _zone;

    private ZonedCron(CronExpression expression, DateTimeZone zone)
    {
        Expression = expression;
        _zone = zone;
    }

    public CronExpression Expression { get; }

    public string TimeZone => _zone.Id;

    /// <exception cref="CronFormatException">The expression or the time zone is wrong.</exception>
    public static ZonedCron Parse(string expression, string timeZone) => new(
        CronExpression.Parse(expression),
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone)
            ?? throw new CronFormatException($"there is no time zone '{timeZone}' (expected is an Olson id such as Europe/Kyiv, or UTC)"));

    /// <summary>The first fire time after an instant; null when none comes.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var start = Instant.FromDateTimeOffset(after);
        var wall = Wall(start) - Shift(start);
        Instant? best = null;
        while (Expression.Next(wall) is { } next)
        {
            wall = next;
            if (best is { } found && wall > Wall(found) + Shift(found))
            {
                break;
            }

            foreach (var instant in Instants(wall))
            {
                best = instant > start && (best is null || instant < best) ? instant : best;
            }
        }

        return best?.ToDateTimeOffset();
    }

    /// <summary>The last fire time before an instant; null when there was none.</summary>
    public DateTimeOffset? Previous(DateTimeOffset before)
    {
        var end = Instant.FromDateTimeOffset(before);
        // A minute later, for the instant itself may lie between two whole minutes.
        var wall = Wall(end) + Shift(end) + TimeSpan.FromMinutes(1);
        Instant? best = null;
        while (Expression.Previous(wall) is { } previous)
        {
            wall = previous;
            if (best is { } found && wall < Wall(found) - Shift(found))
            {
                break;
            }

            foreach (var instant in Instants(wall))
            {
                best = instant < end && (best is null || instant > best) ? instant : best;
            }
        }

        return best?.ToDateTimeOffset();
    }

    private DateTime Wall(Instant instant) => instant.InZone(_zone).ToDateTimeUnspecified();

    /// <summary>How far wall-clock order and the order of instants may differ around an instant: the largest change of clocks near
    /// it, mostly none.</summary>
    private TimeSpan Shift(Instant instant)
    {
        var shift = 0;
        var current = _zone.GetZoneInterval(instant);
        if (current.HasStart && instant - current.Start < Reach)
        {
            shift = Difference(current, _zone.GetZoneInterval(current.Start - Duration.Epsilon));
        }

        if (current.HasEnd && current.End - instant < Reach)
        {
            shift = Math.Max(shift, Difference(current, _zone.GetZoneInterval(current.End)));
        }

        return TimeSpan.FromSeconds(shift);
    }

    private static int Difference(ZoneInterval one, ZoneInterval other) => Math.Abs(one.WallOffset.Seconds - other.WallOffset.Seconds);

    private IEnumerable<Instant> Instants(DateTime wall)
    {
        var mapping = _zone.MapLocal(LocalDateTime.FromDateTime(wall));
        if (mapping.Count == 0)
        {
            yield return mapping.LocalDateTime.WithOffset(mapping.EarlyInterval.WallOffset).ToInstant();
            yield break;
        }

        if (mapping.Count == 2 && Expression.CoversEveryHour)
        {
            yield return mapping.First().ToInstant();
        }

        yield return mapping.Last().ToInstant();
    }
}
