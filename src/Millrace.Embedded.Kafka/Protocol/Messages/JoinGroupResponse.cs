namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The new generation. Only the leader receives the members.</summary>
internal sealed class JoinGroupResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public ErrorCode Error;
    public int GenerationId = -1;
    public string? ProtocolType;
    public string? ProtocolName = "";
    public string Leader = "";
    public bool SkipAssignment;
    public string MemberId = "";
    public List<Member> Members = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 2)
            wire.Int32(ref ThrottleTimeMs);
        wire.Error(ref Error);
        wire.Int32(ref GenerationId);
        if (wire.Version >= 7)
            wire.NullableString(ref ProtocolType);
        if (wire.Version >= 7)
            wire.NullableString(ref ProtocolName);
        else
            wire.String(ref ProtocolName!);
        wire.String(ref Leader);
        if (wire.Version >= 9)
            wire.Boolean(ref SkipAssignment);
        wire.String(ref MemberId);
        wire.Array(ref Members);
        wire.Tags();
    }

    internal sealed class Member : IWireStruct
    {
        public string MemberId = "";
        public string? InstanceId;
        public ReadOnlyMemory<byte> Metadata;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref MemberId);
            if (wire.Version >= 5)
                wire.NullableString(ref InstanceId);
            wire.Bytes(ref Metadata);
            wire.Tags();
        }
    }
}
