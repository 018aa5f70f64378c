namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>How clients reach this broker, the only one of its cluster.</summary>
internal sealed record BrokerIdentity(string ClusterId, string Host, int Port)
{
    /// <summary>The broker's node id.</summary>
    public const int NodeId = 1;
}
