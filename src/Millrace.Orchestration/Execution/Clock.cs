namespace Millrace.Orchestration.Execution;

/// <summary>The time as state keeps it.</summary>
internal static class Clock
{
    /// <summary>Now, in whole milliseconds: the store keeps no more, and a state read back must equal the state written.</summary>
    public static DateTimeOffset Now(this TimeProvider time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
