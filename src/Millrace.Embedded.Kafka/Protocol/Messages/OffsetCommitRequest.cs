namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Offsets a group has processed up to.</summary>
internal sealed class OffsetCommitRequest : IWireStruct
{
    public string GroupId = "";
    public int GenerationId = -1;
    public string MemberId = "";
    public string? InstanceId;
    public long RetentionTimeMs = -1;
    public List<Topic> Topics = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.String(ref GroupId);
        if (wire.Version >= 1)
        {
            wire.Int32(ref GenerationId);
            wire.String(ref MemberId);
        }

        if (wire.Version >= 7)
            wire.NullableString(ref InstanceId);
        if (wire.Version is >= 2 and <= 4)
            wire.Int64(ref RetentionTimeMs);
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
            public long Offset;
            public int LeaderEpoch = -1;
            public string? Metadata;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Int32(ref Index);
                wire.Int64(ref Offset);
                if (wire.Version >= 6)
                    wire.Int32(ref LeaderEpoch);
                wire.NullableString(ref Metadata);
                wire.Tags();
            }
        }
    }
}
