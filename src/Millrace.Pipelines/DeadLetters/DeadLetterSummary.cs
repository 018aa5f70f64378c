namespace Millrace.Pipelines.DeadLetters;

/// <summary>A dead letter in a list. Immutable.</summary>
/// <param name="Partition">Its partition in the dead-letter topic.</param>
/// <param name="Offset">Its offset there.</param>
/// <param name="At">When the stage gave up.</param>
/// <param name="Stage">The stage that gave up.</param>
/// <param name="Reason">Why.</param>
/// <param name="Message">The failure in one sentence; cut when it is long.</param>
/// <param name="Key">The record's key; empty when it has none.</param>
/// <param name="Attempt">How often the record has failed.</param>
/// <param name="ValueBytes">The bytes of the record's value.</param>
/// <param name="IsReplayed">Whether it was replayed.</param>
/// <param name="HasFailedAgain">Whether its replay failed: a newer letter names it.</param>
public sealed record DeadLetterSummary(
    int Partition,
    long Offset,
    DateTimeOffset At,
    string Stage,
    string Reason,
    string Message,
    string Key,
    int Attempt,
    int ValueBytes,
    bool IsReplayed,
    bool HasFailedAgain);
