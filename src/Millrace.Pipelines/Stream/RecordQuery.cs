namespace Millrace.Pipelines.Stream;

/// <summary>Which records of a topic a page shall hold, and what looking for them may cost. Immutable.</summary>
public sealed record RecordQuery
{
    /// <summary>The topic.</summary>
    public required string Topic { get; init; }

    /// <summary>The one partition meant; null for all.</summary>
    public int? Partition { get; init; }

    /// <summary>From which end.</summary>
    public RecordOrder Order { get; init; }

    /// <summary>Where to begin in each partition: from this offset on, or with <see cref="RecordOrder.Newest"/> from it down.</summary>
    public long? Offset { get; init; }

    /// <summary>Only records of this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only records before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Which of them.</summary>
    public RecordFilter Filter { get; init; } = RecordFilter.All;

    /// <summary>Where the page before ended, its <see cref="RecordPage.Next"/>; null for the first page.</summary>
    public IReadOnlyDictionary<int, long>? After { get; init; }

    /// <summary>The most records of the page.</summary>
    /// <value>1 to 1000; default 50.</value>
    public int Limit { get; init; } = 50;

    /// <summary>The most bytes of the page; a single larger record is a page of its own.</summary>
    /// <value>Default 4 MiB.</value>
    public long MaxBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The most records looked at.</summary>
    /// <value>Default 1 million.</value>
    public long MaxScanned { get; init; } = 1_000_000;

    /// <summary>How long to look.</summary>
    /// <value>Default 5 seconds.</value>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(5);
}
