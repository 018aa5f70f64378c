namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The member's assignment, opaque to the broker.</summary>
internal sealed class SyncGroupResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public ErrorCode Error;
    public string? ProtocolType;
    public string? ProtocolName;
    public ReadOnlyMemory<byte> Assignment;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 1)
            wire.Int32(ref ThrottleTimeMs);
        wire.Error(ref Error);
        if (wire.Version >= 5)
        {
            wire.NullableString(ref ProtocolType);
            wire.NullableString(ref ProtocolName);
        }

        wire.Bytes(ref Assignment);
        wire.Tags();
    }
}
