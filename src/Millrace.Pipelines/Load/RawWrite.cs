namespace Millrace.Pipelines.Load;

/// <summary>One prepared upsert; the ranges lie in the batch's buffer.</summary>
/// <param name="Record">The record's place in the batch.</param>
/// <param name="Filter">The filter document, by <c>_id</c>.</param>
/// <param name="Update">The update document, <c>$setOnInsert</c> only.</param>
/// <param name="Route">The routing value.</param>
/// <param name="ExtractedAt">When the record was extracted.</param>
internal readonly record struct RawWrite(int Record, Range Filter, Range Update, string Route, DateTimeOffset ExtractedAt);
