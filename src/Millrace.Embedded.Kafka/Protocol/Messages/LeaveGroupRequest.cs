namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Members leave their group; one up to version 2, several from 3 on.</summary>
internal sealed class LeaveGroupRequest : IWireStruct
{
    public string GroupId = "";
    public string MemberId = "";
    public List<Member> Members = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.String(ref GroupId);
        if (wire.Version <= 2)
            wire.String(ref MemberId);
        if (wire.Version >= 3)
            wire.Array(ref Members);
        wire.Tags();
    }

    internal sealed class Member : IWireStruct
    {
        public string MemberId = "";
        public string? InstanceId;
        public string? Reason;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref MemberId);
            wire.NullableString(ref InstanceId);
            if (wire.Version >= 5)
                wire.NullableString(ref Reason);
            wire.Tags();
        }
    }
}
