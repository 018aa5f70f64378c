namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The outcome of a produce request, a partition at a time.</summary>
internal sealed class ProduceResponse : IWireStruct
{
    public List<Topic> Topics = [];
    public int ThrottleTimeMs;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Array(ref Topics);
        if (wire.Version >= 1)
            wire.Int32(ref ThrottleTimeMs);
        wire.Tags();
    }

    internal sealed class Topic : IWireStruct
    {
        public string Name = "";
        public List<Partition> Partitions = [];

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref Name);
            wire.Array(ref Partitions);
            wire.Tags();
        }

        internal sealed class Partition : IWireStruct
        {
            public int Index;
            public ErrorCode Error;
            public long BaseOffset = -1;
            public long LogAppendTimeMs = -1;
            public long LogStartOffset = -1;
            public List<RecordError> RecordErrors = [];
            public string? ErrorMessage;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Int32(ref Index);
                wire.Error(ref Error);
                wire.Int64(ref BaseOffset);
                if (wire.Version >= 2)
                    wire.Int64(ref LogAppendTimeMs);
                if (wire.Version >= 5)
                    wire.Int64(ref LogStartOffset);
                if (wire.Version >= 8)
                {
                    wire.Array(ref RecordErrors);
                    wire.NullableString(ref ErrorMessage);
                }

                wire.Tags();
            }

            internal sealed class RecordError : IWireStruct
            {
                public int BatchIndex;
                public string? Message;

                void IWireStruct.Visit<TWire>(ref TWire wire)
                {
                    wire.Int32(ref BatchIndex);
                    wire.NullableString(ref Message);
                    wire.Tags();
                }
            }
        }
    }
}
