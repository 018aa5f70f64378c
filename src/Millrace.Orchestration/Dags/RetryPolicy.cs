namespace Millrace.Orchestration.Dags;

/// <summary>How often a task is tried again after a failure, and when. Immutable.</summary>
public sealed record RetryPolicy
{
    /// <summary>No second try.</summary>
    public static RetryPolicy None { get; } = new();

    /// <summary>Tries after the first.</summary>
    /// <value>0 to 1000; default 0.</value>
    public int Retries { get; init; }

    /// <summary>From a failure to the next try.</summary>
    /// <value>0 to 24 hours; default 5 minutes, as Airflow's.</value>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How the delay grows from try to try.</summary>
    /// <value>Default <see cref="RetryBackoff.Constant"/>.</value>
    public RetryBackoff Backoff { get; init; }

    /// <summary>What a growing delay stops at.</summary>
    /// <value>At least <see cref="Delay"/>; default 24 hours.</value>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The delay after a number of failed tries (1 for the first).</summary>
    public TimeSpan DelayAfter(int failures)
    {
        if (Backoff == RetryBackoff.Constant || Delay == TimeSpan.Zero)
        {
            return Delay;
        }

        // 2^40 times a millisecond is 34 years: beyond any MaxDelay.
        var ticks = Delay.Ticks * Math.Pow(2, Math.Clamp(failures - 1, 0, 40));
        return ticks >= MaxDelay.Ticks ? MaxDelay : TimeSpan.FromTicks((long)ticks);
    }

    internal string? Problem() => this switch
    {
        { Retries: < 0 or > 1000 } => $"{Retries} retries are not between 0 and 1000",
        _ when Delay < TimeSpan.Zero || Delay > TimeSpan.FromHours(24) => $"a retry delay of {Delay} is not between 0 and 24 hours",
        _ when Backoff == RetryBackoff.Exponential && MaxDelay < Delay =>
            $"the maximum retry delay {MaxDelay} is less than the delay {Delay}",
        _ => null,
    };
}
