namespace Millrace.Pipelines.Transform;

/// <summary>A build of a target under way.</summary>
/// <param name="Number">Its number, part of the names of the collections it fills.</param>
/// <param name="Since">When it began.</param>
/// <param name="Holds">What it still needs of the load journal: entries behind this.</param>
internal sealed record Builder(long Number, DateTimeOffset Since, InputPositions Holds);
