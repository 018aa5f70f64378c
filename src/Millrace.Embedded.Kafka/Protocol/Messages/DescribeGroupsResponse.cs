namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>State and members of the groups asked for.</summary>
internal sealed class DescribeGroupsResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public List<Group> Groups = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 1)
            wire.Int32(ref ThrottleTimeMs);
        wire.Array(ref Groups);
        wire.Tags();
    }

    internal sealed class Group : IWireStruct
    {
        public ErrorCode Error;
        public string GroupId = "";
        public string State = "";
        public string ProtocolType = "";
        public string ProtocolData = "";
        public List<Member> Members = [];
        public int AuthorizedOperations = int.MinValue;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.Error(ref Error);
            wire.String(ref GroupId);
            wire.String(ref State);
            wire.String(ref ProtocolType);
            wire.String(ref ProtocolData);
            wire.Array(ref Members);
            if (wire.Version >= 3)
                wire.Int32(ref AuthorizedOperations);
            wire.Tags();
        }

        internal sealed class Member : IWireStruct
        {
            public string MemberId = "";
            public string? InstanceId;
            public string ClientId = "";
            public string ClientHost = "";
            public ReadOnlyMemory<byte> Metadata;
            public ReadOnlyMemory<byte> Assignment;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.String(ref MemberId);
                if (wire.Version >= 4)
                    wire.NullableString(ref InstanceId);
                wire.String(ref ClientId);
                wire.String(ref ClientHost);
                wire.Bytes(ref Metadata);
                wire.Bytes(ref Assignment);
                wire.Tags();
            }
        }
    }
}
