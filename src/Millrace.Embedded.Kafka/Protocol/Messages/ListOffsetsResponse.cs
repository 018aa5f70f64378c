namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The offsets asked for; -1 where no record qualifies.</summary>
internal sealed class ListOffsetsResponse : IWireStruct
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
            public int Index;
            public ErrorCode Error;
            public long Timestamp = -1;
            public long Offset = -1;
            public int LeaderEpoch = -1;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Int32(ref Index);
                wire.Error(ref Error);
                if (wire.Version >= 1)
                {
                    wire.Int64(ref Timestamp);
                    wire.Int64(ref Offset);
                }

                if (wire.Version >= 4)
                    wire.Int32(ref LeaderEpoch);
                wire.Tags();
            }
        }
    }
}
