using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>DescribeCluster: this broker alone.</summary>
internal sealed class DescribeClusterHandler(BrokerIdentity identity)
    : TypedApiHandler<DescribeClusterRequest>(ApiKey.DescribeCluster, new VersionRange(0, 1, 0))
{
    protected override ValueTask<IWireStruct?> HandleAsync(DescribeClusterRequest request, RequestContext context) =>
        Answer(new DescribeClusterResponse
        {
            EndpointType = request.EndpointType,
            ClusterId = identity.ClusterId,
            ControllerId = BrokerIdentity.NodeId,
            Brokers = [new() { NodeId = BrokerIdentity.NodeId, Host = identity.Host, Port = identity.Port }],
        });
}
