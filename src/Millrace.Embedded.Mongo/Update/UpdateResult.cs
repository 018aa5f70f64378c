using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>What an update made of a document.</summary>
/// <param name="Document">The document as it is now.</param>
/// <param name="Changed">False when it is as it was, which counts as matched but not as modified.</param>
internal readonly record struct UpdateResult(BsonDocument Document, bool Changed);
