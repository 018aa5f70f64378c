namespace Millrace.Pipelines.Extract;

/// <summary>What the records of one answer have in common.</summary>
internal readonly record struct RecordOrigin(DateTimeOffset ReceivedAt, string RunId, string TraceParent);
