namespace Millrace.Server.Streams.Shapes;

/// <summary>A document in the store; whether it is there now.</summary>
internal sealed record DocumentLink(string Database, string Collection, string Id, bool Exists);
