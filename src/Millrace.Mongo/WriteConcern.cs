using Millrace.Bson;

namespace Millrace.Mongo;

/// <summary>What must have happened before the server acknowledges a write. Immutable.</summary>
/// <param name="W">How many members, or <c>majority</c>.</param>
/// <param name="Journal">Whether the write must be in the journal.</param>
public sealed record WriteConcern(BsonValue W, bool Journal)
{
    /// <summary>A majority of the members, in their journals: an acknowledged write survives the loss of a minority.</summary>
    public static WriteConcern MajorityJournaled { get; } = new("majority", Journal: true);

    internal BsonDocument ToDocument() => new() { { "w", W }, { "j", Journal } };
}
