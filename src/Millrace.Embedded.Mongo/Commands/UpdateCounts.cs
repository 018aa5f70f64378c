using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>What one update did.</summary>
/// <param name="Matched">Documents that matched; the inserted one is not among them.</param>
/// <param name="Modified">Documents that are different now.</param>
/// <param name="UpsertedId">The <c>_id</c> of the document that was inserted; missing when none was.</param>
internal readonly record struct UpdateCounts(long Matched, long Modified, BsonValue UpsertedId = default)
{
    public static readonly UpdateCounts None;
}
