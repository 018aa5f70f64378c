namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>A consumer enters a group, or enters it again after a rebalance began.</summary>
internal sealed class JoinGroupRequest : IWireStruct
{
    public string GroupId = "";
    public int SessionTimeoutMs;
    public int RebalanceTimeoutMs = -1;
    public string MemberId = "";
    public string? InstanceId;
    public string ProtocolType = "";
    public List<Protocol> Protocols = [];
    public string? Reason;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.String(ref GroupId);
        wire.Int32(ref SessionTimeoutMs);
        if (wire.Version >= 1)
            wire.Int32(ref RebalanceTimeoutMs);
        wire.String(ref MemberId);
        if (wire.Version >= 5)
            wire.NullableString(ref InstanceId);
        wire.String(ref ProtocolType);
        wire.Array(ref Protocols);
        if (wire.Version >= 8)
            wire.NullableString(ref Reason);
        wire.Tags();
    }

    internal sealed class Protocol : IWireStruct
    {
        public string Name = "";
        public ReadOnlyMemory<byte> Metadata;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref Name);
            wire.Bytes(ref Metadata);
            wire.Tags();
        }
    }
}
