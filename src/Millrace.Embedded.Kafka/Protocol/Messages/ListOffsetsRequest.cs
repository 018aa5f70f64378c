namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Asks for offsets by timestamp, or for the first, last or latest-stamped one.</summary>
internal sealed class ListOffsetsRequest : IWireStruct
{
    public int ReplicaId = -1;
    public sbyte IsolationLevel;
    public List<Topic> Topics = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Int32(ref ReplicaId);
        if (wire.Version >= 2)
            wire.Int8(ref IsolationLevel);
        wire.Array(ref Topics);
        wire.Tags();
    }

    internal sealed class Topic : IWireStruct
    {
        public string Name = "";
        public List<Partition> Partitions = [];

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref Name);
            wire.Array(ref Partitions);
            wire.Tags();
        }

        internal sealed class Partition : IWireStruct
        {
            public int Index;
            public int CurrentLeaderEpoch = -1;
            public long Timestamp;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Int32(ref Index);
                if (wire.Version >= 4)
                    wire.Int32(ref CurrentLeaderEpoch);
                wire.Int64(ref Timestamp);
                wire.Tags();
            }
        }
    }
}
