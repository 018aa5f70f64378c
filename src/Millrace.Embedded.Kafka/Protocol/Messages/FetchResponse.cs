namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Record batches, straight from the segment files.</summary>
internal sealed class FetchResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public ErrorCode Error;
    public int SessionId;
    public List<Topic> Topics = [];

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 1)
            wire.Int32(ref ThrottleTimeMs);
        if (wire.Version >= 7)
        {
            wire.Error(ref Error);
            wire.Int32(ref SessionId);
        }

        wire.Array(ref Topics);
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
            public long HighWatermark = -1;
            public long LastStableOffset = -1;
            public long LogStartOffset = -1;
            public List<AbortedTransaction>? AbortedTransactions;
            public int PreferredReadReplica = -1;
            public RecordData Records;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Int32(ref Index);
                wire.Error(ref Error);
                wire.Int64(ref HighWatermark);
                if (wire.Version >= 4)
                    wire.Int64(ref LastStableOffset);
                if (wire.Version >= 5)
                    wire.Int64(ref LogStartOffset);
                if (wire.Version >= 4)
                    wire.NullableArray(ref AbortedTransactions);
                if (wire.Version >= 11)
                    wire.Int32(ref PreferredReadReplica);
                wire.Records(ref Records);
                wire.Tags();
            }

            internal sealed class AbortedTransaction : IWireStruct
            {
                public long ProducerId;
                public long FirstOffset;

                void IWireStruct.Visit<TWire>(ref TWire wire)
                {
                    wire.Int64(ref ProducerId);
                    wire.Int64(ref FirstOffset);
                    wire.Tags();
                }
            }
        }
    }
}
