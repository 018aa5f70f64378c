namespace Millrace.Pipelines.Transform;

/// <summary>
/// The portion of the inputs being worked on: fixed before the work begins, so that whoever does it does the same.
/// </summary>
/// <param name="Number">The number of its first attempt; names the portion.</param>
/// <param name="UpTo">Where each input will stand afterwards; the portion begins behind the transform's own inputs.</param>
/// <param name="Attempts">The numbers of all attempts; the first to finish counts, the others are void.</param>
internal sealed record Portion(long Number, InputPositions UpTo, IReadOnlyList<long> Attempts);
