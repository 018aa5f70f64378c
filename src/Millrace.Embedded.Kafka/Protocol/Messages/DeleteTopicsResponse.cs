namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The outcome, a topic at a time.</summary>
internal sealed class DeleteTopicsResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public List<Topic> Topics = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 1)
            wire.Int32(ref ThrottleTimeMs);
        wire.Array(ref Topics);
        wire.Tags();
    }

    internal sealed class Topic : IWireStruct
    {
        public string? Name;
        public Guid TopicId;
        public ErrorCode Error;
        public string? ErrorMessage;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            if (wire.Version >= 6)
                wire.NullableString(ref Name);
            else
                wire.String(ref Name!);
            if (wire.Version >= 6)
                wire.Uuid(ref TopicId);
            wire.Error(ref Error);
            if (wire.Version >= 5)
                wire.NullableString(ref ErrorMessage);
            wire.Tags();
        }
    }
}
