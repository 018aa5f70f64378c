namespace Millrace.Pipelines.Stream;

/// <summary>Where records go and how they are delivered. Immutable.</summary>
public sealed record StreamOptions
{
    /// <summary>The topic for good records; created with one partition for each of <see cref="PartitionKeys"/>.</summary>
    public required TopicOptions Topic { get; init; }

    /// <summary>The topic for dead letters; default: the topic's name with <c>.dlq</c>, one partition.</summary>
    public TopicOptions DeadLetterTopic
    {
        get => field ?? new TopicOptions { Name = Topic.Name + ".dlq", ReplicationFactor = Topic.ReplicationFactor };
        init;
    }

    /// <summary>The keys that have a partition of their own, in order: a key's place in the list is its partition. Other keys go by
    /// murmur2, as Kafka's own clients do.</summary>
    public IReadOnlyList<string> PartitionKeys { get; init; } = [];

    /// <summary>Both topics, the first with the partitions that its keys need.</summary>
    public IReadOnlyList<TopicOptions> NeededTopics =>
        [Topic with { Partitions = Math.Max(Topic.Partitions, PartitionKeys.Count) }, DeadLetterTopic];

    /// <summary>Compression of the batches.</summary>
    /// <value>Default LZ4.</value>
    public StreamCompression Compression { get; init; } = StreamCompression.Lz4;

    /// <summary>How long a record waits for others to share a batch.</summary>
    /// <value>Zero to 1 minute; default 5 ms.</value>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The most bytes of one batch, before compression.</summary>
    /// <value>Bytes, 1 KiB to 16 MiB; default 1 MB.</value>
    public int BatchBytes { get; init; } = 1_000_000;

    /// <summary>How long delivery of a record is tried before it is reported as not delivered.</summary>
    /// <value>1 second to 1 hour; default 2 minutes.</value>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long records under way have to arrive once the run is cancelled.</summary>
    /// <value>Zero to 1 hour; default 10 seconds.</value>
    public TimeSpan FlushTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="PipelineConfigurationException">A value is out of bounds.</exception>
    public void Validate()
    {
        Topic.Validate();
        DeadLetterTopic.Validate();
        Bounds.Check(Linger, TimeSpan.Zero, TimeSpan.FromMinutes(1), nameof(Linger));
        Bounds.Check(BatchBytes, 1024, 16 * 1024 * 1024, nameof(BatchBytes));
        Bounds.Check(DeliveryTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), nameof(DeliveryTimeout));
        Bounds.Check(FlushTimeout, TimeSpan.Zero, TimeSpan.FromHours(1), nameof(FlushTimeout));
    }
}
