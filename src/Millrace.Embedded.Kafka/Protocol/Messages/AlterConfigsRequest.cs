namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The complete settings of resources; what is not named goes back to its default.</summary>
internal sealed class AlterConfigsRequest : IWireStruct
{
    public List<Resource> Resources = [];
    public bool ValidateOnly;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Array(ref Resources);
        wire.Boolean(ref ValidateOnly);
        wire.Tags();
    }

    internal sealed class Resource : IWireStruct
    {
        public sbyte Type;
        public string Name = "";
        public List<Config> Configs = [];

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.Int8(ref Type);
            wire.String(ref Name);
            wire.Array(ref Configs);
            wire.Tags();
        }

        internal sealed class Config : IWireStruct
        {
            public string Name = "";
            public string? Value;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.String(ref Name);
                wire.NullableString(ref Value);
                wire.Tags();
            }
        }
    }
}
