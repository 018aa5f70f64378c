namespace Millrace.Orchestration.Execution;

/// <summary>A try of a task that is over. Immutable.</summary>
/// <param name="Number">From 1.</param>
/// <param name="State">What became of it: success, failed, skipped, or restarting when its worker was lost or stopped.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it was over.</param>
/// <param name="Worker">Who ran it.</param>
/// <param name="Error">Why it failed; empty otherwise.</param>
public sealed record TaskTry(int Number, TaskState State, DateTimeOffset StartedAt, DateTimeOffset EndedAt, string Worker, string Error);
