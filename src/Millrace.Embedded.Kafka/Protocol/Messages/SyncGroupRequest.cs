namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The leader hands in all assignments; every member asks for its own.</summary>
internal sealed class SyncGroupRequest : IWireStruct
{
    public string GroupId = "";
    public int GenerationId;
    public string MemberId = "";
    public string? InstanceId;
    public string? ProtocolType;
    public string? ProtocolName;
    public List<Assignment> Assignments = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.String(ref GroupId);
        wire.Int32(ref GenerationId);
        wire.String(ref MemberId);
        if (wire.Version >= 3)
            wire.NullableString(ref InstanceId);
        if (wire.Version >= 5)
        {
            wire.NullableString(ref ProtocolType);
            wire.NullableString(ref ProtocolName);
        }

        wire.Array(ref Assignments);
        wire.Tags();
    }

    internal sealed class Assignment : IWireStruct
    {
        public string MemberId = "";
        public ReadOnlyMemory<byte> Data;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref MemberId);
            wire.Bytes(ref Data);
            wire.Tags();
        }
    }
}
