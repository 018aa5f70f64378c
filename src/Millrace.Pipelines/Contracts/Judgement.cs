namespace Millrace.Pipelines.Contracts;

/// <summary>What a contract says of one record.</summary>
/// <param name="Violation">Why the record is a dead letter, one sentence; null when it goes on.</param>
/// <param name="StopsSource">Whether the violation stops the source (<see cref="ContractPolicy.Freeze"/>).</param>
/// <param name="Discarded">The members to cut out, in the order of their first bytes; null when there are none.</param>
internal readonly record struct Judgement(string? Violation, bool StopsSource, List<DiscardedValue>? Discarded);
