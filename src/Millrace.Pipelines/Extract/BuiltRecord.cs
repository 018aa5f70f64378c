using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Extract;

/// <summary>A record and what the contract said of it.</summary>
/// <param name="Record">The record; without the values that the contract cut out.</param>
/// <param name="Violation">Why it is a dead letter, one sentence; null when it goes on.</param>
/// <param name="StopsSource">Whether the violation stops the source.</param>
/// <param name="Whole">The record with the values that were cut out; null when none were.</param>
/// <param name="Discarded">What was cut out and why, one sentence; null when nothing was.</param>
internal readonly record struct BuiltRecord(
    SourceRecord Record, string? Violation = null, bool StopsSource = false, SourceRecord? Whole = null, string? Discarded = null);
