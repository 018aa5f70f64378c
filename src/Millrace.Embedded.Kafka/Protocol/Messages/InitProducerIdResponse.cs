namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>A producer id that no one had before.</summary>
internal sealed class InitProducerIdResponse : IWireStruct
{
    public int ThrottleTimeMs;
    public ErrorCode Error;
    public long ProducerId = -1;
    public short ProducerEpoch = -1;

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Int32(ref ThrottleTimeMs);
        wire.Error(ref Error);
        wire.Int64(ref ProducerId);
        wire.Int16(ref ProducerEpoch);
        wire.Tags();
    }
}
