using Millrace.Pipelines;

namespace Millrace.Faults.Tests.Servers;

/// <summary>A Kafka cluster of one broker that a test can take away and disturb. One a test.</summary>
public abstract class KafkaServer : IAsyncDisposable
{
    /// <summary>How clients reach it.</summary>
    public required KafkaOptions Options { get; init; }

    /// <summary>Makes what a pipeline needs and the cluster cannot make when it is asked to.</summary>
    public abstract Task PrepareAsync(string topic, int partitions, string deadLetterTopic);

    /// <summary>Takes the broker away, connections and all.</summary>
    public abstract Task StopAsync();

    /// <summary>Brings it back on the same address with what it held.</summary>
    public abstract Task StartAgainAsync();

    /// <summary>Makes a topic refuse records, for a reason that may pass.</summary>
    public abstract Task RefuseAsync(string topic);

    /// <summary>Makes a topic take records again.</summary>
    public abstract Task AcceptAsync(string topic);

    public abstract ValueTask DisposeAsync();
}
