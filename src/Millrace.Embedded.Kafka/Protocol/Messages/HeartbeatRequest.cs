namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>A member says that it is alive.</summary>
internal sealed class HeartbeatRequest : IWireStruct
{
    public string GroupId = "";
    public int GenerationId;
    public string MemberId = "";
    public string? InstanceId;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.String(ref GroupId);
        wire.Int32(ref GenerationId);
        wire.String(ref MemberId);
        if (wire.Version >= 3)
            wire.NullableString(ref InstanceId);
        wire.Tags();
    }
}
