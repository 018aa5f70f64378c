namespace Millrace.Pipelines.Load;

/// <summary>Why a record cannot be stored, as its dead letter says it.</summary>
/// <param name="Reason">One of <see cref="DeadLetters.DeadLetterReasons"/>.</param>
/// <param name="Message">One sentence, without payload.</param>
internal readonly record struct RecordFailure(string Reason, string Message);
