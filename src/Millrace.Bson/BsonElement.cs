namespace Millrace.Bson;

/// <summary>One field of a document.</summary>
public readonly record struct BsonElement(string Name, BsonValue Value);
