namespace Millrace.Orchestration;

/// <summary>How an orchestrator runs. Immutable.</summary>
public sealed record OrchestratorOptions
{
    /// <summary>Tasks that this process runs at a time.</summary>
    /// <value>0 to 1000; 0 for a process that only schedules; default 16.</value>
    public int MaxParallelTasks { get; init; } = 16;

    /// <summary>After this time without a sign of life a scheduler or worker is taken to be gone.</summary>
    /// <value>1 second to 10 minutes; default 5 seconds.</value>
    public TimeSpan LeaseLifetime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the process looks whether others changed something.</summary>
    /// <value>10 ms to 10 seconds; default 100 ms.</value>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the logs of tasks are kept.</summary>
    /// <value>At least a minute; default 30 days.</value>
    public TimeSpan LogRetention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Whether this process stands for scheduler, or only runs tasks.</summary>
    /// <value>Default true.</value>
    public bool MaySchedule { get; init; } = true;

    internal void Validate()
    {
        Check(MaxParallelTasks is >= 0 and <= 1000, $"{MaxParallelTasks} parallel tasks are not between 0 and 1000");
        Check(
            LeaseLifetime >= TimeSpan.FromSeconds(1) && LeaseLifetime <= TimeSpan.FromMinutes(10),
            $"a lease of {LeaseLifetime} is not between 1 second and 10 minutes");
        Check(
            PollInterval >= TimeSpan.FromMilliseconds(10) && PollInterval <= TimeSpan.FromSeconds(10),
            $"a poll interval of {PollInterval} is not between 10 ms and 10 seconds");
        Check(LogRetention >= TimeSpan.FromMinutes(1), $"a log retention of {LogRetention} is less than a minute");
    }

    private static void Check(bool holds, string problem)
    {
        if (!holds)
        {
            throw new OrchestratorException($"The orchestrator cannot start: {problem}.");
        }
    }
}
