namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Asks for all groups, from version 4 on only those in given states.</summary>
internal sealed class ListGroupsRequest : IWireStruct
{
    public List<string> StatesFilter = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 4)
            wire.StringArray(ref StatesFilter);
        wire.Tags();
    }
}
