using Millrace.Pipelines;
using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Stream;

namespace Millrace.Server.Live;

/// <summary>What was found in the topic and the store at a moment; open dead letters are null until all were read.
/// Immutable.</summary>
internal sealed record PipelineReading(
    DateTimeOffset At,
    TopicSummary? Topic,
    long DeadLetters,
    long? DeadLettersOpen,
    long Raw,
    IReadOnlyDictionary<string, long> Flats,
    long? Extracted,
    LatencySnapshot Latency,
    IReadOnlyDictionary<string, GroupDetails> Groups,
    long Failures)
{
    /// <summary>Records ever written to the topic.</summary>
    public long Streamed => Topic?.Partitions.Sum(partition => partition.End) ?? 0;

    /// <summary>Flat documents.</summary>
    public long Flat => Flats.Values.Sum();
}
