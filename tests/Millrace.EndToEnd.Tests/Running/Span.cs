namespace Millrace.EndToEnd.Tests.Running;

/// <summary>A span as it came by OTLP.</summary>
/// <param name="Name">What was done.</param>
/// <param name="TraceId">Hexadecimal.</param>
/// <param name="SpanId">Hexadecimal.</param>
/// <param name="Links">The spans it is linked to, as <c>trace/span</c>.</param>
internal sealed record Span(string Name, string TraceId, string SpanId, IReadOnlyList<string> Links)
{
    public string Id => $"{TraceId}/{SpanId}";
}
