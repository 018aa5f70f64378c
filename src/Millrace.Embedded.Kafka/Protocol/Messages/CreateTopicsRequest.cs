namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Topics to create.</summary>
internal sealed class CreateTopicsRequest : IWireStruct
{
    public List<Topic> Topics = [];
    public int TimeoutMs;
    public bool ValidateOnly;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Array(ref Topics);
        wire.Int32(ref TimeoutMs);
        if (wire.Version >= 1)
            wire.Boolean(ref ValidateOnly);
        wire.Tags();
    }

    internal sealed class Topic : IWireStruct
    {
        public string Name = "";
        public int NumPartitions = -1;
        public short ReplicationFactor = -1;
        public List<Assignment> Assignments = [];
        public List<Config> Configs = [];

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref Name);
            wire.Int32(ref NumPartitions);
            wire.Int16(ref ReplicationFactor);
            wire.Array(ref Assignments);
            wire.Array(ref Configs);
            wire.Tags();
        }

        internal sealed class Assignment : IWireStruct
        {
            public int PartitionIndex;
            public List<int> BrokerIds = [];

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Int32(ref PartitionIndex);
                wire.Int32Array(ref BrokerIds);
                wire.Tags();
            }
        }

        internal sealed class Config : IWireStruct
        {
            public string Name = "";
            public string? Value;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.String(ref Name);
                wire.NullableString(ref Value);
                wire.Tags();
            }
        }
    }
}
