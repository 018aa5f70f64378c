using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>A document that is about to be changed.</summary>
/// <param name="RowId">Its row.</param>
/// <param name="Document">Its content, the caller's own.</param>
/// <param name="Bytes">Its stored length, in bytes.</param>
/// <param name="ArrayIndex">Where the filter matched inside an array; −1 when no array decided it.</param>
internal readonly record struct StoredDocument(long RowId, BsonDocument Document, int Bytes, int ArrayIndex);
