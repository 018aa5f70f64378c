namespace Millrace.Pipelines.Transform;

/// <summary>How one run of the transforms ended.</summary>
/// <param name="Records">Newly loaded records covered by incremental merges in this run, summed over transforms.</param>
/// <param name="Rebuilt">The transforms built from their whole source.</param>
/// <param name="Updated">The views to which new documents were added.</param>
/// <param name="Elapsed">How long the run took.</param>
public sealed record TransformReport(long Records, IReadOnlyList<string> Rebuilt, IReadOnlyList<string> Updated, TimeSpan Elapsed);
