namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>What settings belong to, by the number on the wire.</summary>
internal enum ResourceType : sbyte
{
    Topic = 2,
    Broker = 4,
}
