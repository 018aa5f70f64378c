namespace Millrace.Orchestration.Scheduling;

/// <summary>See <see cref="Schedule.Continuous"/>. When a run begins depends on the runs before it, so the scheduler asks for
/// them.</summary>
public sealed record ContinuousSchedule : Schedule
{
    internal ContinuousSchedule()
    {
    }

    /// <inheritdoc/>
    public override string Summary => "@continuous";

    internal override string? Problem(DateTimeOffset? startDate, Catchup catchup) =>
        catchup == Catchup.None ? null : "@continuous has no intervals to catch up with: its catchup must be None";
}
