using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>One write of <c>$merge</c>.</summary>
/// <param name="Filter">Equality on each "on" field: finds at most one document, by a unique index.</param>
/// <param name="Resolve">
/// From the document found (null when there is none) to the one that takes its place or is inserted; null changes nothing. It may throw a
/// <see cref="CommandException"/>. The given document is not changed. The result has its _id, except a new document that the
/// store must give one.
/// </param>
internal sealed record MergeWrite(BsonDocument Filter, Func<BsonDocument?, BsonDocument?> Resolve);
