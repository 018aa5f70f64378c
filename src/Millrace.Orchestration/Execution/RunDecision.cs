namespace Millrace.Orchestration.Execution;

/// <summary>What a command does to a run. Immutable.</summary>
/// <param name="Run">The run after all events.</param>
/// <param name="Events">What happened; empty when the command changes nothing.</param>
/// <param name="Effects">What is to be done outside because of it; also in the run's outbox.</param>
/// <param name="Refusal">Why the command was refused, one sentence; null when it was not.</param>
public sealed record RunDecision(DagRun Run, IReadOnlyList<RunEvent> Events, IReadOnlyList<RunEffect> Effects, string? Refusal);
