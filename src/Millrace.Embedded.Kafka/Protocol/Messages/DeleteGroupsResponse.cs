namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The outcome, a group at a time.</summary>
internal sealed class DeleteGroupsResponse : IWireStruct
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
        public string GroupId = "";
        public ErrorCode Error;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref GroupId);
            wire.Error(ref Error);
            wire.Tags();
        }
    }
}
