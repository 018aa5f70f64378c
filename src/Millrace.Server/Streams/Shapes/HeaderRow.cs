namespace Millrace.Server.Streams.Shapes;

/// <summary>A header; the format is that of the value.</summary>
internal sealed record HeaderRow(string Name, string? Value, string? Format);
