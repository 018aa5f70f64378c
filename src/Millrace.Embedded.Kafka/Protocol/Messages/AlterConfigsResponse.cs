namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The outcome, a resource at a time; also that of IncrementalAlterConfigs.</summary>
internal sealed class AlterConfigsResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public List<Resource> Responses = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Int32(ref ThrottleTimeMs);
        wire.Array(ref Responses);
        wire.Tags();
    }

    internal sealed class Resource : IWireStruct
    {
        public ErrorCode Error;
        public string? ErrorMessage;
        public sbyte Type;
        public string Name = "";

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.Error(ref Error);
            wire.NullableString(ref ErrorMessage);
            wire.Int8(ref Type);
            wire.String(ref Name);
            wire.Tags();
        }
    }
}
