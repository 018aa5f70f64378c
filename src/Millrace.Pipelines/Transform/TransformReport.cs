namespace Millrace.Pipelines.Transform;

/// <summary>How one run of the transforms ended.</summary>
/// <param name="Records">Newly loaded records covered by incremental merges in this run, summed over transforms.</param>
/// <param name="Rebuilt">The transforms built from their whole source.</param>
/// <param name="Recomputed">The views computed again.</param>
/// <param name="Elapsed">How long the run took.</param>
public sealed record TransformReport(long Records, IReadOnlyList<string> Rebuilt, IReadOnlyList<string> Recomputed, TimeSpan Elapsed);
