namespace Millrace.Orchestration.Scheduling;

/// <summary>See <see cref="Schedule.Once"/>.</summary>
public sealed record OnceSchedule : Schedule
{
    internal OnceSchedule()
    {
    }

    /// <inheritdoc/>
    public override string Summary => "@once";

    public override bool IsTimed => true;

    internal override DataInterval? FirstAfter(DateTimeOffset cursor, DateTimeOffset start) =>
        start > cursor ? new DataInterval(start, start) : null;

    internal override DataInterval? LastUntil(DateTimeOffset now, DateTimeOffset start) =>
        start <= now ? new DataInterval(start, start) : null;
}
