namespace Millrace.Pipelines.Extract;

/// <summary>Judges one redacted record (a valid UTF-8 JSON object).</summary>
/// <param name="record">The record's bytes; valid only during the call.</param>
/// <returns>Null when the record is good, else the reason in one sentence; the record then becomes a dead letter.</returns>
public delegate string? RecordValidator(ReadOnlySpan<byte> record);
