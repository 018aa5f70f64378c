using Millrace.Pipelines.Load;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>What became of a portion of a replay.</summary>
/// <param name="Done">The letters that were acknowledged.</param>
/// <param name="Reason">Why others were not; null when all were.</param>
/// <param name="Load">The loader's counts of this portion; null when it went elsewhere.</param>
internal readonly record struct ReplayOutcome(IReadOnlyList<StoredDeadLetter> Done, string? Reason, LoadStatistics? Load = null);
