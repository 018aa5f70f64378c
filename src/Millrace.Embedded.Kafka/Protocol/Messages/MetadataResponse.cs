namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The cluster's one broker and the topics asked for.</summary>
internal sealed class MetadataResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public List<Broker> Brokers = [];
    public string? ClusterId;
    public int ControllerId = -1;
    public List<Topic> Topics = [];
    public int ClusterAuthorizedOperations = int.MinValue;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 3)
            wire.Int32(ref ThrottleTimeMs);
        wire.Array(ref Brokers);
        if (wire.Version >= 2)
            wire.NullableString(ref ClusterId);
        if (wire.Version >= 1)
            wire.Int32(ref ControllerId);
        wire.Array(ref Topics);
        if (wire.Version is >= 8 and <= 10)
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
            if (wire.Version >= 1)
                wire.NullableString(ref Rack);
            wire.Tags();
        }
    }

    internal sealed class Topic : IWireStruct
    {
        public ErrorCode Error;
        public string Name = "";
        public bool IsInternal;
        public List<Partition> Partitions = [];
        public int AuthorizedOperations = int.MinValue;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.Error(ref Error);
            wire.String(ref Name);
            if (wire.Version >= 1)
                wire.Boolean(ref IsInternal);
            wire.Array(ref Partitions);
            if (wire.Version >= 8)
                wire.Int32(ref AuthorizedOperations);
            wire.Tags();
        }

        internal sealed class Partition : IWireStruct
        {
            public ErrorCode Error;
            public int Index;
            public int LeaderId;
            public int LeaderEpoch;
            public List<int> ReplicaNodes = [];
            public List<int> IsrNodes = [];
            public List<int> OfflineReplicas = [];

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Error(ref Error);
                wire.Int32(ref Index);
                wire.Int32(ref LeaderId);
                if (wire.Version >= 7)
                    wire.Int32(ref LeaderEpoch);
                wire.Int32Array(ref ReplicaNodes);
                wire.Int32Array(ref IsrNodes);
                if (wire.Version >= 5)
                    wire.Int32Array(ref OfflineReplicas);
                wire.Tags();
            }
        }
    }
}
