namespace Millrace.Pipelines.Stream;

/// <summary>One record as it lies in its topic. Immutable.</summary>
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
    IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Headers)
{
    /// <summary>The bytes of key, value and headers, uncompressed.</summary>
    public long Size => (Key?.Length ?? 0) + (Value?.Length ?? 0) + Headers.Sum(header => header.Key.Length + header.Value.Length);

    internal static TopicRecord Of(KafkaRecord record) => new(
        record.Partition,
        record.Offset,
        new DateTimeOffset(record.Message.Timestamp.UtcDateTime),
        record.Message.Key is { } key ? new ReadOnlyMemory<byte>(key) : default(ReadOnlyMemory<byte>?),
        record.Message.Value is { } value ? new ReadOnlyMemory<byte>(value) : default(ReadOnlyMemory<byte>?),
        [.. record.Message.Headers.Select(header => KeyValuePair.Create(header.Key, (ReadOnlyMemory<byte>)header.GetValueBytes()))]);
}
