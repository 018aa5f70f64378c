namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Asks for committed offsets: of one group up to version 7, of several from 8 on. Null topics mean all.</summary>
internal sealed class OffsetFetchRequest : IWireStruct
{
    public string GroupId = "";
    public List<Topic>? Topics;
    public List<Group> Groups = [];
    public bool RequireStable;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version <= 7)
        {
            wire.String(ref GroupId);
            wire.NullableArray(ref Topics);
        }

        if (wire.Version >= 8)
            wire.Array(ref Groups);
        if (wire.Version >= 7)
            wire.Boolean(ref RequireStable);
        wire.Tags();
    }

    internal sealed class Topic : IWireStruct
    {
        public string Name = "";
        public List<int> Partitions = [];

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref Name);
            wire.Int32Array(ref Partitions);
            wire.Tags();
        }
    }

    internal sealed class Group : IWireStruct
    {
        public string GroupId = "";
        public List<Topic>? Topics;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref GroupId);
            wire.NullableArray(ref Topics);
            wire.Tags();
        }
    }
}
