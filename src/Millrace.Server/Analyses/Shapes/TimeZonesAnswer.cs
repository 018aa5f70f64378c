namespace Millrace.Server.Analyses.Shapes;

/// <summary>When it is what time for whom.</summary>
internal sealed record TimeZonesAnswer(
    DateTimeOffset? UpdatedAt, string Source, DateTimeOffset At, long Users, IReadOnlyList<OffsetShape> Offsets,
    IReadOnlyList<DayPartShape> Parts, string Hours, long ReachedNow, ReachShape? Best, IReadOnlyList<DaySlot> Day);
