using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Load;

/// <summary>What is loaded, where to, and in what portions. Immutable.</summary>
public sealed record LoadOptions
{
    private static readonly string[] ReservedFields = ["_id", "payload", "source", "extractedAt", "loadedAt"];

    /// <summary>The source topic, its partition keys and the dead-letter topic; both topics are created when they are missing.</summary>
    public required StreamOptions Stream { get; init; }

    /// <summary>The consumer group; loaders of one group share the partitions.</summary>
    public required string Group { get; init; }

    /// <summary>The collection of raw documents.</summary>
    public required CollectionName Target { get; init; }

    /// <summary>The database of the engine's own state: the load journal and the positions of transforms.</summary>
    /// <value>Default <c>millrace</c>.</value>
    public string StateDatabase { get; init; } = "millrace";

    /// <summary>The field of the raw document that holds the routing value: the record's key.</summary>
    /// <value>A top-level field that the raw document does not have anyway; default <c>key</c>.</value>
    public string RouteField { get; init; } = "key";

    /// <summary>Where the routing value lies in the payload of a record without key; null when there is no such place.</summary>
    public string? RoutePath { get; init; }

    /// <summary>Where the event id lies in the payload of a record without the header; null when there is no such place.</summary>
    public string? EventIdPath { get; init; }

    /// <summary>The most records in one bulk write.</summary>
    /// <value>1 to 100000; default 1000.</value>
    public int BatchRecords { get; init; } = 1000;

    /// <summary>The most payload bytes in one bulk write; a single larger record is written alone.</summary>
    /// <value>Bytes, 1 KiB to 32 MiB; default 8 MiB.</value>
    public int BatchBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long a batch that is not full waits for more records.</summary>
    /// <value>Zero to 1 minute; default 20 ms.</value>
    public TimeSpan BatchLinger { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The bulk writes under way at a time, over all partitions; one partition has at most one.</summary>
    /// <value>1 to 64; default 4.</value>
    public int Writers { get; init; } = 4;

    /// <summary>The records a partition may hold in memory before it is paused; it is resumed at half.</summary>
    /// <value>1 to 1000000; default 5000.</value>
    public int QueueRecords { get; init; } = 5000;

    /// <summary>The payload bytes a partition may hold in memory before it is paused; it is resumed at half.</summary>
    /// <value>Bytes, 1 KiB to 1 GiB; default 32 MiB.</value>
    public long QueueBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>How long a partition that is taken away may finish its batch under way.</summary>
    /// <value>Zero to 1 minute; default 10 seconds.</value>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how much silence the group gives this loader's partitions to another.</summary>
    /// <value>1 second to 30 minutes; default 10 seconds.</value>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How partitions move between the loaders of the group; all of them must agree.</summary>
    /// <value>Default <see cref="RebalanceMode.Cooperative"/>.</value>
    public RebalanceMode Rebalancing { get; init; } = RebalanceMode.Cooperative;

    /// <summary>The wait before a batch that the store could not take is tried again; it doubles with each and is jittered.</summary>
    /// <value>1 ms to 1 minute; default 100 ms.</value>
    public TimeSpan RetryBaseDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two attempts. Attempts are not limited: the records wait in the topic.</summary>
    /// <value>1 ms to 10 minutes; default 5 seconds.</value>
    public TimeSpan RetryMaxDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="PipelineConfigurationException">A value is out of bounds.</exception>
    public void Validate()
    {
        Stream.Validate();
        Bounds.NotEmpty(Group, nameof(Group));
        Bounds.NotEmpty(Target.Database, "The target's database");
        Bounds.NotEmpty(Target.Collection, "The target's collection");
        Bounds.NotEmpty(StateDatabase, nameof(StateDatabase));
        Bounds.NotEmpty(RouteField, nameof(RouteField));
        if (RouteField.StartsWith('$') || RouteField.Contains('.') || ReservedFields.Contains(RouteField))
        {
            throw new PipelineConfigurationException($"{nameof(RouteField)} cannot be '{RouteField}'; choose another name for the field.");
        }

        Bounds.Check(BatchRecords, 1, 100_000, nameof(BatchRecords));
        Bounds.Check(BatchBytes, 1024, 32 * 1024 * 1024, nameof(BatchBytes));
        Bounds.Check(BatchLinger, TimeSpan.Zero, TimeSpan.FromMinutes(1), nameof(BatchLinger));
        Bounds.Check(Writers, 1, 64, nameof(Writers));
        Bounds.Check(QueueRecords, 1, 1_000_000, nameof(QueueRecords));
        Bounds.Check(QueueBytes, 1024, 1024L * 1024 * 1024, nameof(QueueBytes));
        Bounds.Check(DrainTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(1), nameof(DrainTimeout));
        Bounds.Check(SessionTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30), nameof(SessionTimeout));
        Bounds.Check(RetryBaseDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1), nameof(RetryBaseDelay));
        Bounds.Check(RetryMaxDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), nameof(RetryMaxDelay));
    }
}
