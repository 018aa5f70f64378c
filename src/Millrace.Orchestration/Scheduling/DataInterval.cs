namespace Millrace.Orchestration.Scheduling;

/// <summary>The stretch of time a run is about: from <paramref name="Start"/> (the run's logical date) up to, not including,
/// <paramref name="End"/> (when the run may start). Immutable.</summary>
public readonly record struct DataInterval(DateTimeOffset Start, DateTimeOffset End);
