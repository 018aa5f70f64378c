namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Asks where a leader epoch ends.</summary>
internal sealed class OffsetForLeaderEpochRequest : IWireStruct
{
    public int ReplicaId = -1;
    public List<Topic> Topics = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 3)
            wire.Int32(ref ReplicaId);
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
            public int LeaderEpoch;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Int32(ref Index);
                if (wire.Version >= 2)
                    wire.Int32(ref CurrentLeaderEpoch);
                wire.Int32(ref LeaderEpoch);
                wire.Tags();
            }
        }
    }
}
