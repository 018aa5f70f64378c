namespace Millrace.Server.Streams.Shapes;

/// <summary>A record to write. A partition of null lets the key choose; a value of null is a tombstone.</summary>
internal sealed record ProduceBody(
    string? Key,
    string? Value,
    int? Partition,
    IReadOnlyDictionary<string, string>? Headers);
