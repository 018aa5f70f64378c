namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Groups to delete with their offsets.</summary>
internal sealed class DeleteGroupsRequest : IWireStruct
{
    public List<string> Groups = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.StringArray(ref Groups);
        wire.Tags();
    }
}
