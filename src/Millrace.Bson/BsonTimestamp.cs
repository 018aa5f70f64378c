namespace Millrace.Bson;

/// <summary>MongoDB's internal replication timestamp; not a date for users (that is <see cref="BsonType.DateTime"/>).</summary>
/// <param name="Seconds">Seconds since 1970.</param>
/// <param name="Increment">Ordinal within that second.</param>
public readonly record struct BsonTimestamp(uint Seconds, uint Increment);
