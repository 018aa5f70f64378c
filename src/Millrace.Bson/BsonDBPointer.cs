namespace Millrace.Bson;

/// <summary>A reference to a document in another collection; a deprecated BSON type that is kept as it is.</summary>
public sealed record BsonDBPointer(string Namespace, ObjectId Id);
