using Confluent.Kafka;

namespace Millrace.Pipelines;

/// <summary>How to reach the Kafka cluster. Immutable, shared by every part of the engine.</summary>
public sealed record KafkaOptions
{
    /// <summary>The brokers to ask first.</summary>
    /// <value><c>host:port</c>, several separated by commas. Required.</value>
    public required string BootstrapServers { get; init; }

    /// <summary>The name this client gives itself towards the brokers (quotas, broker logs).</summary>
    /// <value>Default <c>millrace</c>.</value>
    public string ClientId { get; init; } = "millrace";

    /// <summary>How long metadata, topic and watermark requests may take before the cluster counts as unreachable.</summary>
    /// <value>100 ms to 5 minutes; default 10 seconds.</value>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Any other librdkafka properties (security, buffers); they win over the defaults chosen here, but not over the
    /// properties that delivery guarantees rest on (idempotence, acks, offset storage).</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="PipelineConfigurationException">A value is out of bounds.</exception>
    public void Validate()
    {
        Bounds.NotEmpty(BootstrapServers, nameof(BootstrapServers));
        Bounds.Check(RequestTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5), nameof(RequestTimeout));
    }

    /// <summary>A configuration for an administrator, who asks something and leaves.</summary>
    internal AdminClientConfig ToAdminConfig() => new(ToClientConfig())
    {
        // Disposing waits for the client's poll to return: with the default of 100 ms longer than for most answers.
        CancellationDelayMaxMs = 10,
    };

    /// <summary>The properties of <see cref="Properties"/> and the connection, as a configuration to build a client's own on.</summary>
    internal ClientConfig ToClientConfig()
    {
        var config = new ClientConfig(Properties.ToDictionary(StringComparer.Ordinal))
        {
            BootstrapServers = BootstrapServers,
            ClientId = ClientId,
        };
        // A lost broker on loopback is back within milliseconds; librdkafka's default waits up to 10 s between attempts.
        config.ReconnectBackoffMs ??= 50;
        config.ReconnectBackoffMaxMs ??= 2_000;
        return config;
    }
}
