namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Asks for the settings of topics and of the broker. Null keys mean all.</summary>
internal sealed class DescribeConfigsRequest : IWireStruct
{
    public List<Resource> Resources = [];
    public bool IncludeSynonyms;
    public bool IncludeDocumentation;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Array(ref Resources);
        if (wire.Version >= 1)
            wire.Boolean(ref IncludeSynonyms);
        if (wire.Version >= 3)
            wire.Boolean(ref IncludeDocumentation);
        wire.Tags();
    }

    internal sealed class Resource : IWireStruct
    {
        public sbyte Type;
        public string Name = "";
        public List<string>? Keys;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.Int8(ref Type);
            wire.String(ref Name);
            wire.NullableStringArray(ref Keys);
            wire.Tags();
        }
    }
}
