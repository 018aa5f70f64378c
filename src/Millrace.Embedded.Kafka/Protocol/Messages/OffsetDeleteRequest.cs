namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Committed offsets to delete.</summary>
internal sealed class OffsetDeleteRequest : IWireStruct
{
    public string GroupId = "";
    public List<Topic> Topics = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.String(ref GroupId);
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

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Int32(ref Index);
                wire.Tags();
            }
        }
    }
}
