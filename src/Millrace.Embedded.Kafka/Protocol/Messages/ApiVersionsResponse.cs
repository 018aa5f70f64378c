namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The table of APIs.</summary>
internal sealed class ApiVersionsResponse : IWireStruct
{
    public ErrorCode Error;
    public List<Api> ApiKeys = [];
    public int ThrottleTimeMs;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Error(ref Error);
        wire.Array(ref ApiKeys);
        if (wire.Version >= 1)
            wire.Int32(ref ThrottleTimeMs);
        wire.Tags();
    }

    internal sealed class Api : IWireStruct
    {
        public short Key;
        public short MinVersion;
        public short MaxVersion;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.Int16(ref Key);
            wire.Int16(ref MinVersion);
            wire.Int16(ref MaxVersion);
            wire.Tags();
        }
    }
}
