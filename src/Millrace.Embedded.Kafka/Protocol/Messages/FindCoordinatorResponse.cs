namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The coordinator's address: always this broker.</summary>
internal sealed class FindCoordinatorResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public ErrorCode Error;
    public string? ErrorMessage;
    public int NodeId;
    public string Host = "";
    public int Port;
    public List<Coordinator> Coordinators = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 1)
            wire.Int32(ref ThrottleTimeMs);
        if (wire.Version <= 3)
            wire.Error(ref Error);
        if (wire.Version is >= 1 and <= 3)
            wire.NullableString(ref ErrorMessage);
        if (wire.Version <= 3)
        {
            wire.Int32(ref NodeId);
            wire.String(ref Host);
            wire.Int32(ref Port);
        }

        if (wire.Version >= 4)
            wire.Array(ref Coordinators);
        wire.Tags();
    }

    internal sealed class Coordinator : IWireStruct
    {
        public string Key = "";
        public int NodeId;
        public string Host = "";
        public int Port;
        public ErrorCode Error;
        public string? ErrorMessage;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref Key);
            wire.Int32(ref NodeId);
            wire.String(ref Host);
            wire.Int32(ref Port);
            wire.Error(ref Error);
            wire.NullableString(ref ErrorMessage);
            wire.Tags();
        }
    }
}
