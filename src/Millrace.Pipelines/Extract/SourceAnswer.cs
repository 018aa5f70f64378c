namespace Millrace.Pipelines.Extract;

/// <summary>One whole, valid answer of a source and the places of the records in it.</summary>
internal sealed class SourceAnswer(byte[] body, List<JsonSlice> records, DateTimeOffset receivedAt, TimeSpan latency)
{
    public int Bytes => body.Length;

    public IReadOnlyList<JsonSlice> Records => records;

    public DateTimeOffset ReceivedAt => receivedAt;

    public TimeSpan Latency => latency;

    public ReadOnlySpan<byte> BytesOf(JsonSlice record) => body.AsSpan(record.Start, record.Length);
}
