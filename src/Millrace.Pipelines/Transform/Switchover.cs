namespace Millrace.Pipelines.Transform;

/// <summary>A finished build that takes the target's place: decided, perhaps not yet renamed.</summary>
/// <param name="Number">The build.</param>
/// <param name="Version">The version of the definition it was built by.</param>
/// <param name="Position">The last portion in it.</param>
/// <param name="Inputs">Where its inputs stand.</param>
internal sealed record Switchover(long Number, int Version, long Position, InputPositions Inputs);
