namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Asks for the state and the members of groups.</summary>
internal sealed class DescribeGroupsRequest : IWireStruct
{
    public List<string> Groups = [];
    public bool IncludeAuthorizedOperations;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.StringArray(ref Groups);
        if (wire.Version >= 3)
            wire.Boolean(ref IncludeAuthorizedOperations);
        wire.Tags();
    }
}
