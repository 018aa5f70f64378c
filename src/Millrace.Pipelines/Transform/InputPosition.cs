namespace Millrace.Pipelines.Transform;

/// <summary>How far a transform has read one of its inputs.</summary>
/// <param name="Build">Of a view's input: the build of the flat collection. 0 of a lane of the load journal.</param>
/// <param name="Number">The last portion of the flat collection, or the last entry of the lane, that is in the target.</param>
internal readonly record struct InputPosition(long Build, long Number);
