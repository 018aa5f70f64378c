namespace Millrace.Orchestration.Tests.Simulation;

/// <summary>A machine's clock: true time for all, and a wall clock of its own that may be wrong and may jump.</summary>
internal sealed class SimulatedClock(TimeProvider truth) : TimeProvider
{
    public TimeSpan Error { get; set; }

    public override long TimestampFrequency => truth.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => truth.GetUtcNow() + Error;

    public override long GetTimestamp() => truth.GetTimestamp();
}
