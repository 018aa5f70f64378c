using Millrace.Pipelines.Groups;

namespace Millrace.Pipelines.Stream;

/// <summary>What lies in a cluster at a moment. Immutable.</summary>
/// <param name="Topics">Its topics, Kafka's internal ones too, in order of name.</param>
/// <param name="Groups">Its consumer groups in order of name; whether they are paused by hand is not known here.</param>
public sealed record ClusterSummary(IReadOnlyList<TopicSummary> Topics, IReadOnlyList<GroupDetails> Groups);
