namespace Millrace.Pipelines.Stream;

/// <summary>A page of records. Immutable.</summary>
/// <param name="Records">The records in the order asked for; over several partitions by their timestamps.</param>
/// <param name="Scanned">The records that were looked at.</param>
/// <param name="Left">The records that were not, as far as offsets say.</param>
/// <param name="Next">Where the next page goes on, by partition; null when there are no more.</param>
/// <param name="End">Why the page ends.</param>
/// <param name="Partitions">The extents of the topic's partitions.</param>
public sealed record RecordPage(
    IReadOnlyList<TopicRecord> Records,
    long Scanned,
    long Left,
    IReadOnlyDictionary<int, long>? Next,
    BrowseEnd End,
    IReadOnlyList<PartitionSummary> Partitions);
