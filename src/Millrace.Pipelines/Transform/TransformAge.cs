namespace Millrace.Pipelines.Transform;

/// <summary>When a transform last did something, and by which version: what is known without counting what waits for it.</summary>
/// <param name="Name">The transform.</param>
/// <param name="Version">The version its target was built by; 0 when it was never built.</param>
/// <param name="DefinedVersion">The version of the definition in this program.</param>
/// <param name="UpdatedAt">When a portion or a build was last finished; null when never.</param>
public sealed record TransformAge(string Name, int Version, int DefinedVersion, DateTimeOffset? UpdatedAt);
