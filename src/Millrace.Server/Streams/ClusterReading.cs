using Millrace.Pipelines.Stream;

namespace Millrace.Server.Streams;

/// <summary>What was found in the cluster at a moment. Immutable.</summary>
internal sealed record ClusterReading(
    DateTimeOffset At, ClusterSummary Cluster, IReadOnlyDictionary<string, double> Rates, IReadOnlyDictionary<string, long>? Bytes)
{
    public TopicSummary? FindTopic(string name) => Cluster.Topics.FirstOrDefault(topic => topic.Name == name);

    /// <summary>Records ever written to a topic.</summary>
    public static long Written(TopicSummary topic) => topic.Partitions.Sum(partition => partition.End);
}
