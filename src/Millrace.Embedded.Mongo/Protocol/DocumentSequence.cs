namespace Millrace.Embedded.Mongo.Protocol;

/// <summary>A named list of raw documents beside a command's body: the operations of insert, update and delete.</summary>
internal sealed record DocumentSequence(string Name, IReadOnlyList<ReadOnlyMemory<byte>> Documents);
