namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Topics to delete, by name or, from version 6 on, by id.</summary>
internal sealed class DeleteTopicsRequest : IWireStruct
{
    public List<Topic> Topics = [];
    public List<string> TopicNames = [];
    public int TimeoutMs;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 6)
            wire.Array(ref Topics);
        if (wire.Version <= 5)
            wire.StringArray(ref TopicNames);
        wire.Int32(ref TimeoutMs);
        wire.Tags();
    }

    internal sealed class Topic : IWireStruct
    {
        public string? Name;
        public Guid TopicId;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.NullableString(ref Name);
            wire.Uuid(ref TopicId);
            wire.Tags();
        }
    }
}
