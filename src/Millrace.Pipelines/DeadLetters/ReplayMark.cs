namespace Millrace.Pipelines.DeadLetters;

/// <summary>That a dead letter was replayed.</summary>
/// <param name="Id">The letter's name, <c>topic/partition/offset</c>.</param>
/// <param name="TimestampMs">The letter's timestamp, which tells it from one of a topic that was made anew.</param>
/// <param name="At">When it was replayed.</param>
internal readonly record struct ReplayMark(string Id, long TimestampMs, DateTimeOffset At);
