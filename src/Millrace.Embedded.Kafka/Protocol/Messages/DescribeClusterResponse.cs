namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The cluster's one broker.</summary>
internal sealed class DescribeClusterResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public ErrorCode Error;
    public string? ErrorMessage;
    public sbyte EndpointType = 1;
    public string ClusterId = "";
    public int ControllerId = -1;
    public List<Broker> Brokers = [];
    public int ClusterAuthorizedOperations = int.MinValue;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Int32(ref ThrottleTimeMs);
        wire.Error(ref Error);
        wire.NullableString(ref ErrorMessage);
        if (wire.Version >= 1)
            wire.Int8(ref EndpointType);
        wire.String(ref ClusterId);
        wire.Int32(ref ControllerId);
        wire.Array(ref Brokers);
        wire.Int32(ref ClusterAuthorizedOperations);
        wire.Tags();
    }

    internal sealed class Broker : IWireStruct
    {
        public int NodeId;
        public string Host = "";
        public int Port;
        public string? Rack;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.Int32(ref NodeId);
            wire.String(ref Host);
            wire.Int32(ref Port);
            wire.NullableString(ref Rack);
            wire.Tags();
        }
    }
}
