namespace Millrace.Embedded.Kafka.Groups;

/// <summary>A partition of a topic, by name.</summary>
internal readonly record struct TopicPartition(string Topic, int Partition);
