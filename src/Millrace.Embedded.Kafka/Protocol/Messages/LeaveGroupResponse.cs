namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The outcome of leaving, a member at a time.</summary>
internal sealed class LeaveGroupResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public ErrorCode Error;
    public List<Member> Members = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 1)
            wire.Int32(ref ThrottleTimeMs);
        wire.Error(ref Error);
        if (wire.Version >= 3)
            wire.Array(ref Members);
        wire.Tags();
    }

    internal sealed class Member : IWireStruct
    {
        public string MemberId = "";
        public string? InstanceId;
        public ErrorCode Error;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref MemberId);
            wire.NullableString(ref InstanceId);
            wire.Error(ref Error);
            wire.Tags();
        }
    }
}
