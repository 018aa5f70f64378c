namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Asks which broker coordinates a group; from version 4 on, several groups.</summary>
internal sealed class FindCoordinatorRequest : IWireStruct
{
    public string Key = "";
    public sbyte KeyType;
    public List<string> Keys = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version <= 3)
            wire.String(ref Key);
        if (wire.Version >= 1)
            wire.Int8(ref KeyType);
        if (wire.Version >= 4)
            wire.StringArray(ref Keys);
        wire.Tags();
    }
}
