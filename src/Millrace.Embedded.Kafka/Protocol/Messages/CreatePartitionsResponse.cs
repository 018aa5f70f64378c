namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The outcome, a topic at a time.</summary>
internal sealed class CreatePartitionsResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public List<Result> Results = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Int32(ref ThrottleTimeMs);
        wire.Array(ref Results);
        wire.Tags();
    }

    internal sealed class Result : IWireStruct
    {
        public string Name = "";
        public ErrorCode Error;
        public string? ErrorMessage;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref Name);
            wire.Error(ref Error);
            wire.NullableString(ref ErrorMessage);
            wire.Tags();
        }
    }
}
