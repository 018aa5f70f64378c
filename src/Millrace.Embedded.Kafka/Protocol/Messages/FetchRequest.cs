namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Asks for record batches from given offsets on.</summary>
internal sealed class FetchRequest : IWireStruct
{
    public int ReplicaId = -1;
    public int MaxWaitMs;
    public int MinBytes;
    public int MaxBytes = int.MaxValue;
    public sbyte IsolationLevel;
    public int SessionId;
    public int SessionEpoch = -1;
    public List<Topic> Topics = [];
    public List<ForgottenTopic> ForgottenTopics = [];
    public string RackId = "";

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Int32(ref ReplicaId);
        wire.Int32(ref MaxWaitMs);
        wire.Int32(ref MinBytes);
        if (wire.Version >= 3)
            wire.Int32(ref MaxBytes);
        if (wire.Version >= 4)
            wire.Int8(ref IsolationLevel);
        if (wire.Version >= 7)
        {
            wire.Int32(ref SessionId);
            wire.Int32(ref SessionEpoch);
        }

        wire.Array(ref Topics);
        if (wire.Version >= 7)
            wire.Array(ref ForgottenTopics);
        if (wire.Version >= 11)
            wire.String(ref RackId);
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
            public int CurrentLeaderEpoch = -1;
            public long FetchOffset;
            public int LastFetchedEpoch = -1;
            public long LogStartOffset = -1;
            public int MaxBytes;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Int32(ref Index);
                if (wire.Version >= 9)
                    wire.Int32(ref CurrentLeaderEpoch);
                wire.Int64(ref FetchOffset);
                if (wire.Version >= 12)
                    wire.Int32(ref LastFetchedEpoch);
                if (wire.Version >= 5)
                    wire.Int64(ref LogStartOffset);
                wire.Int32(ref MaxBytes);
                wire.Tags();
            }
        }
    }

    internal sealed class ForgottenTopic : IWireStruct
    {
        public string Name = "";
        public List<int> Partitions = [];

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref Name);
            wire.Int32Array(ref Partitions);
            wire.Tags();
        }
    }
}
