namespace Millrace.Embedded.Kafka.Groups;

/// <summary>The broker's limits on groups.</summary>
internal sealed record GroupLimits(int MaxSize, int MinSessionTimeoutMs, int MaxSessionTimeoutMs, int InitialRebalanceDelayMs)
{
    public static GroupLimits Of(EmbeddedBrokerOptions options) => new(
        options.MaxGroupSize,
        (int)options.MinSessionTimeout.TotalMilliseconds,
        (int)options.MaxSessionTimeout.TotalMilliseconds,
        (int)options.InitialRebalanceDelay.TotalMilliseconds);
}
