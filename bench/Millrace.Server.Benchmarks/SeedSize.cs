namespace Millrace.Server.Benchmarks;

/// <summary>How much there is. Immutable.</summary>
internal sealed record SeedSize(int Runs, int Documents, int Records);
