namespace Millrace.Mongo;

/// <summary>No server could be reached, or the connection broke: the operation may be tried again; whether it took effect is not
/// known.</summary>
public sealed class MongoConnectionException(string message) : MongoException(message);
