namespace Millrace.Pipelines.Stream;

/// <summary>One record as <see cref="TopicInspector.TailAsync"/> finds it.</summary>
/// <param name="Partition">Where it lies.</param>
/// <param name="Offset">Its offset there.</param>
/// <param name="Timestamp">Its timestamp.</param>
/// <param name="Key">Its key; null when it has none.</param>
/// <param name="Value">Its value; null for a tombstone.</param>
/// <param name="Headers">Its headers in order; a name may occur more than once.</param>
public sealed record TopicRecord(
    int Partition,
    long Offset,
    DateTimeOffset Timestamp,
    ReadOnlyMemory<byte>? Key,
    ReadOnlyMemory<byte>? Value,
    IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Headers);
