namespace Millrace.Pipelines.Load;

/// <summary>Why a record cannot be stored, as its dead letter says it.</summary>
/// <param name="Reason">One of <see cref="DeadLetters.DeadLetterReasons"/>.</param>
/// <param name="Message">One sentence, without payload.</param>
/// <param name="ErrorClass">The class of the error behind it; null when there was none.</param>
internal readonly record struct RecordFailure(string Reason, string Message, string? ErrorClass = null);
