namespace Millrace.Embedded.Mongo.Storage;

/// <summary>How much a collection holds: documents, and the bytes of their BSON.</summary>
internal readonly record struct CollectionSize(long Documents, long Bytes);
