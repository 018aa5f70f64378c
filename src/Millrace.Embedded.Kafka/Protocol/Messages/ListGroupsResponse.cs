namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The groups of this broker.</summary>
internal sealed class ListGroupsResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public ErrorCode Error;
    public List<Group> Groups = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 1)
            wire.Int32(ref ThrottleTimeMs);
        wire.Error(ref Error);
        wire.Array(ref Groups);
        wire.Tags();
    }

    internal sealed class Group : IWireStruct
    {
        public string GroupId = "";
        public string ProtocolType = "";
        public string State = "";

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref GroupId);
            wire.String(ref ProtocolType);
            if (wire.Version >= 4)
                wire.String(ref State);
            wire.Tags();
        }
    }
}
