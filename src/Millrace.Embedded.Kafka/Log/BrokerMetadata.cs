namespace Millrace.Embedded.Kafka.Log;

/// <summary>What the broker knows about itself and its topics, as <c>metadata.json</c> holds it.</summary>
internal sealed record BrokerMetadata
{
    /// <summary>The format this code writes and the highest it reads.</summary>
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    public required string ClusterId { get; init; }

    /// <summary>The first producer id that was never given out.</summary>
    public long NextProducerId { get; init; }

    public IReadOnlyList<TopicEntry> Topics { get; init; } = [];

    /// <summary>Topics that no longer exist but whose directories may still have to be deleted.</summary>
    public IReadOnlyList<TopicEntry> Deleted { get; init; } = [];

    internal sealed record TopicEntry
    {
        public required string Name { get; init; }

        public required Guid Id { get; init; }

        public required int Partitions { get; init; }

        public IReadOnlyDictionary<string, string> Configs { get; init; } = new Dictionary<string, string>();
    }
}
