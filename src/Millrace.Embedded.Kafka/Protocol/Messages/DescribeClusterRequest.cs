namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Asks for the brokers of the cluster.</summary>
internal sealed class DescribeClusterRequest : IWireStruct
{
    public bool IncludeClusterAuthorizedOperations;
    public sbyte EndpointType = 1;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Boolean(ref IncludeClusterAuthorizedOperations);
        if (wire.Version >= 1)
            wire.Int8(ref EndpointType);
        wire.Tags();
    }
}
