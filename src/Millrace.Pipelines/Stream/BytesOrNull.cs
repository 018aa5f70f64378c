using Confluent.Kafka;

namespace Millrace.Pipelines.Stream;

/// <summary>Keeps keys and values as bytes, with null told apart from empty.</summary>
internal sealed class BytesOrNull : IDeserializer<byte[]?>
{
    public static readonly BytesOrNull Instance = new();

    public byte[]? Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) => isNull ? null : data.ToArray();
}
