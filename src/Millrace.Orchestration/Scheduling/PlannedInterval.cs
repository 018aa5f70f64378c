namespace Millrace.Orchestration.Scheduling;

/// <summary>What a schedule asks for at a moment. Immutable.</summary>
/// <param name="Due">The interval that needs a run now; null when none does.</param>
/// <param name="NextAt">When one will, if none does now; null for never.</param>
internal readonly record struct PlannedInterval(DataInterval? Due, DateTimeOffset? NextAt);
