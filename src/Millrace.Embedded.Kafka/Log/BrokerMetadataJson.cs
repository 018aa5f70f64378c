using System.Text.Json.Serialization;

namespace Millrace.Embedded.Kafka.Log;

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BrokerMetadata))]
internal sealed partial class BrokerMetadataJson : JsonSerializerContext;
