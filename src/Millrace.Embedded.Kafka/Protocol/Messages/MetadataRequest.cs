namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Asks where topics live. Null topics, in version 0 an empty list, mean all.</summary>
internal sealed class MetadataRequest : IWireStruct
{
    public List<Topic>? Topics;
    public bool AllowAutoTopicCreation = true;
    public bool IncludeClusterAuthorizedOperations;
    public bool IncludeTopicAuthorizedOperations;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.NullableArray(ref Topics);
        if (wire.Version >= 4)
            wire.Boolean(ref AllowAutoTopicCreation);
        if (wire.Version is >= 8 and <= 10)
            wire.Boolean(ref IncludeClusterAuthorizedOperations);
        if (wire.Version >= 8)
            wire.Boolean(ref IncludeTopicAuthorizedOperations);
        wire.Tags();
    }

    internal sealed class Topic : IWireStruct
    {
        public string Name = "";

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref Name);
            wire.Tags();
        }
    }
}
