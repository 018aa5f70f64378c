namespace Millrace.Embedded.Kafka.Log;

/// <summary>A topic to be created.</summary>
internal sealed record NewTopic(string Name, int Partitions, IReadOnlyDictionary<string, string> Configs);
