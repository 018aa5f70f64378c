namespace Millrace.Pipelines.Contracts;

/// <summary>A member that a contract cuts out of a record.</summary>
/// <param name="Start">The first byte of its name.</param>
/// <param name="End">The byte behind its value.</param>
/// <param name="Reason">What is wrong with it, a sentence without the full stop and without the value.</param>
internal readonly record struct DiscardedValue(int Start, int End, string Reason);
