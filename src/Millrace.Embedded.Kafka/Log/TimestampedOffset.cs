namespace Millrace.Embedded.Kafka.Log;

/// <summary>A record's place and its timestamp (ms since 1970).</summary>
internal readonly record struct TimestampedOffset(long Offset, long Timestamp);
