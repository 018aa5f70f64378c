namespace Millrace.Pipelines.Extract;

/// <summary>One whole, valid answer of a source and the places of the records in it.</summary>
internal sealed class SourceAnswer(byte[] body, List<JsonSlice> records)
{
    public ReadOnlySpan<byte> Body => body;

    public int Bytes => body.Length;

    public IReadOnlyList<JsonSlice> Records => records;

    /// <summary>Where it came from.</summary>
    public required Uri Url { get; init; }

    /// <summary>The target of its header Link with the relation next; null without one.</summary>
    public string? NextLink { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>From sending the request to the last byte.</summary>
    public required TimeSpan Latency { get; init; }

    public ReadOnlySpan<byte> BytesOf(JsonSlice record) => body.AsSpan(record.Start, record.Length);
}
