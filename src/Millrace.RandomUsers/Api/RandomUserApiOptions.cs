namespace Millrace.RandomUsers.Api;

/// <summary>Settings of the built-in Random User API.</summary>
public sealed class RandomUserApiOptions
{
    /// <summary>The port that <c>millrace source</c> takes when none is named.</summary>
    public const int DefaultPort = 8090;

    /// <value>TCP port on 127.0.0.1; 0 means any free port. Default: 0.</value>
    public int Port { get; init; }

    /// <value>How long every answer waits first; not negative, at most 5 minutes. Default: none.</value>
    public TimeSpan Delay { get; init; }

    /// <value>Requests answered in a minute before status 429; 0 means no limit. Default: 0.</value>
    public int RequestsPerMinute { get; init; }

    /// <value>What <c>Retry-After</c> of an injected 429 says; whole seconds are sent, rounded up. Default: 1 s.</value>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <value>Faults on purpose, for tests. Default: none.</value>
    public ApiFaultPlan Faults { get; init; } = ApiFaultPlan.None;

    /// <value>The clock that ages are counted by. Default: the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        if (Port is < 0 or > 65535)
            throw new RandomUserApiException($"The Random User API cannot listen on port {Port}: choose 1 to 65535, or 0 for any.");
        if (Delay < TimeSpan.Zero || Delay > TimeSpan.FromMinutes(5))
            throw new RandomUserApiException("The delay of the Random User API must be from 0 to 5 minutes.");
        if (RequestsPerMinute < 0)
            throw new RandomUserApiException("The limit of requests per minute of the Random User API must not be negative.");
        if (RetryAfter < TimeSpan.Zero)
            throw new RandomUserApiException("Retry-After of the Random User API must not be negative.");
        if (Faults.Problem() is { } problem)
            throw new RandomUserApiException(problem);
    }
}
