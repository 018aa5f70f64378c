namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The end offsets asked for.</summary>
internal sealed class OffsetForLeaderEpochResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public List<Topic> Topics = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 2)
            wire.Int32(ref ThrottleTimeMs);
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
            public ErrorCode Error;
            public int Index;
            public int LeaderEpoch = -1;
            public long EndOffset = -1;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Error(ref Error);
                wire.Int32(ref Index);
                if (wire.Version >= 1)
                    wire.Int32(ref LeaderEpoch);
                wire.Int64(ref EndOffset);
                wire.Tags();
            }
        }
    }
}
