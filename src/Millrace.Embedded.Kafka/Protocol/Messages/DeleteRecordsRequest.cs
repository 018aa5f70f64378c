namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Offsets below which records are to be deleted.</summary>
internal sealed class DeleteRecordsRequest : IWireStruct
{
    public List<Topic> Topics = [];
    public int TimeoutMs;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Array(ref Topics);
        wire.Int32(ref TimeoutMs);
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

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Int32(ref Index);
                wire.Int64(ref Offset);
                wire.Tags();
            }
        }
    }
}
