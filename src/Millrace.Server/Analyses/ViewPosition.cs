namespace Millrace.Server.Analyses;

/// <summary>How far the views have come. Immutable.</summary>
/// <param name="Version">A short text that changes whenever a view or a flat collection does.</param>
/// <param name="UpdatedAt">When one of them last did; null when never.</param>
internal sealed record ViewPosition(string Version, DateTimeOffset? UpdatedAt);
