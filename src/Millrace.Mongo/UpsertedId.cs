using Millrace.Bson;

namespace Millrace.Mongo;

/// <summary>A document that an upsert made.</summary>
/// <param name="Index">The operation's place in the bulk.</param>
/// <param name="Id">The document's <c>_id</c>.</param>
public readonly record struct UpsertedId(int Index, BsonValue Id);
