namespace Millrace.Bson;

/// <summary>JavaScript code with the variables it sees; a deprecated BSON type that is kept as it is and never run.</summary>
public sealed record BsonCodeWithScope(string Code, BsonDocument Scope);
