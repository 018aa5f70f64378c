namespace Millrace.Pipelines.Stream;

/// <summary>A topic the pipeline needs. Immutable.</summary>
public sealed record TopicOptions
{
    /// <summary>The topic's name.</summary>
    /// <value>1 to 249 letters, digits, <c>.</c>, <c>_</c>, <c>-</c>. Required.</value>
    public required string Name { get; init; }

    /// <summary>The partitions it must have at least.</summary>
    /// <value>1 to 10000; default 1.</value>
    public int Partitions { get; init; } = 1;

    /// <summary>Copies of each partition when the topic is created.</summary>
    /// <value>1 to 100, or -1 for the cluster's default; default -1.</value>
    public short ReplicationFactor { get; init; } = -1;

    /// <summary>Whether partitions are added to an existing topic that has too few; otherwise that is an error.</summary>
    /// <value>Default true: records are independent of each other, so no order is lost.</value>
    public bool AddPartitions { get; init; } = true;

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="PipelineConfigurationException">A value is out of bounds.</exception>
    public void Validate()
    {
        Bounds.NotEmpty(Name, "The topic's name");
        if (Name.Length > 249 || Name is "." or ".." || !Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
        {
            throw new PipelineConfigurationException(
                $"'{Name}' is not a topic name: 1 to 249 letters, digits, dots, underscores and hyphens.");
        }

        Bounds.Check(Partitions, 1, 10_000, nameof(Partitions));
        if (ReplicationFactor != -1)
        {
            Bounds.Check(ReplicationFactor, (short)1, (short)100, nameof(ReplicationFactor));
        }
    }
}
