namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Committed offsets; -1 and no error where nothing was committed.</summary>
internal sealed class OffsetFetchResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public List<Topic> Topics = [];
    public ErrorCode Error;
    public List<Group> Groups = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 3)
            wire.Int32(ref ThrottleTimeMs);
        if (wire.Version <= 7)
            wire.Array(ref Topics);
        if (wire.Version is >= 2 and <= 7)
            wire.Error(ref Error);
        if (wire.Version >= 8)
            wire.Array(ref Groups);
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
            public long Offset = -1;
            public int LeaderEpoch = -1;
            public string? Metadata;
            public ErrorCode Error;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Int32(ref Index);
                wire.Int64(ref Offset);
                if (wire.Version >= 5)
                    wire.Int32(ref LeaderEpoch);
                wire.NullableString(ref Metadata);
                wire.Error(ref Error);
                wire.Tags();
            }
        }
    }

    internal sealed class Group : IWireStruct
    {
        public string GroupId = "";
        public List<Topic> Topics = [];
        public ErrorCode Error;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref GroupId);
            wire.Array(ref Topics);
            wire.Error(ref Error);
            wire.Tags();
        }
    }
}
