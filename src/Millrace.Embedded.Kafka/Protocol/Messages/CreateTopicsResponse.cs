namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The outcome, a topic at a time.</summary>
internal sealed class CreateTopicsResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public List<Topic> Topics = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 2)
            wire.Int32(ref ThrottleTimeMs);
        wire.Array(ref Topics);
        wire.Tags();
    }

    internal sealed class Topic : IWireStruct
    {
        public string Name = "";
        public Guid TopicId;
        public ErrorCode Error;
        public string? ErrorMessage;
        public int NumPartitions = -1;
        public short ReplicationFactor = -1;
        public List<Config>? Configs;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref Name);
            if (wire.Version >= 7)
                wire.Uuid(ref TopicId);
            wire.Error(ref Error);
            if (wire.Version >= 1)
                wire.NullableString(ref ErrorMessage);
            if (wire.Version >= 5)
            {
                wire.Int32(ref NumPartitions);
                wire.Int16(ref ReplicationFactor);
                wire.NullableArray(ref Configs);
            }

            wire.Tags();
        }

        internal sealed class Config : IWireStruct
        {
            public string Name = "";
            public string? Value;
            public bool ReadOnly;
            public sbyte Source = -1;
            public bool IsSensitive;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.String(ref Name);
                wire.NullableString(ref Value);
                wire.Boolean(ref ReadOnly);
                wire.Int8(ref Source);
                wire.Boolean(ref IsSensitive);
                wire.Tags();
            }
        }
    }
}
