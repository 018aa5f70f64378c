namespace Millrace.Orchestration.Scheduling;

/// <summary>See <see cref="Schedule.Manual"/>.</summary>
public sealed record ManualSchedule : Schedule
{
    internal ManualSchedule()
    {
    }

    /// <inheritdoc/>
    public override string Summary => "manual";
}
