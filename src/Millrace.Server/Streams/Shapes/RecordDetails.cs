namespace Millrace.Server.Streams.Shapes;

/// <summary>A record with the document that was made of it; null when it has no event id.</summary>
internal sealed record RecordDetails(RecordRow Record, DocumentLink? Document);
