namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Whether the member may go on, or must join again.</summary>
internal sealed class HeartbeatResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public ErrorCode Error;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 1)
            wire.Int32(ref ThrottleTimeMs);
        wire.Error(ref Error);
        wire.Tags();
    }
}
