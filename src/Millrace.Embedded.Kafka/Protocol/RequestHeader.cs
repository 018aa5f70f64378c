namespace Millrace.Embedded.Kafka.Protocol;

/// <summary>The start of every request frame, up to the correlation id; the client id follows.</summary>
internal readonly record struct RequestHeader(ApiKey Key, short Version, int CorrelationId)
{
    public static RequestHeader Read(ref KafkaReader reader) =>
        new((ApiKey)reader.ReadInt16(), reader.ReadInt16(), reader.ReadInt32());
}
