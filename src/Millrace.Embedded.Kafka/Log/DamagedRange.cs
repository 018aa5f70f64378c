namespace Millrace.Embedded.Kafka.Log;

/// <summary>A stretch of a segment that holds no valid batch, between batches that are valid.</summary>
/// <param name="FirstOffset">The first offset that may have been in it.</param>
/// <param name="EndOffset">The first offset after it.</param>
/// <param name="Position">Where it begins in the file.</param>
/// <param name="EndPosition">Where the next valid batch begins.</param>
internal readonly record struct DamagedRange(long FirstOffset, long EndOffset, int Position, int EndPosition);
