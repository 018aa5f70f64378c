namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>Topics to grow to a number of partitions.</summary>
internal sealed class CreatePartitionsRequest : IWireStruct
{
    public List<Topic> Topics = [];
    public int TimeoutMs;
    public bool ValidateOnly;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Array(ref Topics);
        wire.Int32(ref TimeoutMs);
        wire.Boolean(ref ValidateOnly);
        wire.Tags();
    }

    internal sealed class Topic : IWireStruct
    {
        public string Name = "";
        public int Count;
        public List<Assignment>? Assignments;

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref Name);
            wire.Int32(ref Count);
            wire.NullableArray(ref Assignments);
            wire.Tags();
        }

        internal sealed class Assignment : IWireStruct
        {
            public List<int> BrokerIds = [];

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.Int32Array(ref BrokerIds);
                wire.Tags();
            }
        }
    }
}
