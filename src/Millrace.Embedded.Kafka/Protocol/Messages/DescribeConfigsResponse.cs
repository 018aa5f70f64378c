namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Settings, a resource at a time.</summary>
internal sealed class DescribeConfigsResponse : IWireStruct
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
        public ErrorCode Error;
        public string? ErrorMessage;
        public sbyte Type;
        public string Name = "";
        public List<Config> Configs = [];

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.Error(ref Error);
            wire.NullableString(ref ErrorMessage);
            wire.Int8(ref Type);
            wire.String(ref Name);
            wire.Array(ref Configs);
            wire.Tags();
        }

        internal sealed class Config : IWireStruct
        {
            public string Name = "";
            public string? Value;
            public bool ReadOnly;
            public bool IsDefault;
            public sbyte Source = -1;
            public bool IsSensitive;
            public List<Synonym> Synonyms = [];
            public sbyte Type;
            public string? Documentation;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.String(ref Name);
                wire.NullableString(ref Value);
                wire.Boolean(ref ReadOnly);
                if (wire.Version == 0)
                    wire.Boolean(ref IsDefault);
                if (wire.Version >= 1)
                    wire.Int8(ref Source);
                wire.Boolean(ref IsSensitive);
                if (wire.Version >= 1)
                    wire.Array(ref Synonyms);
                if (wire.Version >= 3)
                {
                    wire.Int8(ref Type);
                    wire.NullableString(ref Documentation);
                }

                wire.Tags();
            }

            internal sealed class Synonym : IWireStruct
            {
                public string Name = "";
                public string? Value;
                public sbyte Source;

                void IWireStruct.Visit<TWire>(ref TWire wire)
                {
                    wire.String(ref Name);
                    wire.NullableString(ref Value);
                    wire.Int8(ref Source);
                    wire.Tags();
                }
            }
        }
    }
}
