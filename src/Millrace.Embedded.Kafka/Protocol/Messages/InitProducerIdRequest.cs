namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>An idempotent producer asks for its id.</summary>
internal sealed class InitProducerIdRequest : IWireStruct
{
    public string? TransactionalId;
    public int TransactionTimeoutMs;
    public long ProducerId = -1;
    public short ProducerEpoch = -1;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.NullableString(ref TransactionalId);
        wire.Int32(ref TransactionTimeoutMs);
        if (wire.Version >= 3)
        {
            wire.Int64(ref ProducerId);
            wire.Int16(ref ProducerEpoch);
        }

        wire.Tags();
    }
}
