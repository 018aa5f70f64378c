namespace Millrace.Embedded.Kafka.Protocol;

/// <summary>
/// A message or a part of one. <see cref="Visit"/> names the fields once, in wire order and with their version conditions; the same
/// declaration reads them (<see cref="KafkaReader"/>) and writes them (<see cref="KafkaWriter"/>), so the two cannot drift apart.
/// </summary>
internal interface IWireStruct
{
    void Visit<TWire>(ref TWire wire)
        where TWire : IWireCodec, allows ref struct;
}
