namespace Millrace.Mongo;

/// <summary>The connection string or an option is wrong, or libmongoc is not installed: trying again will not help.</summary>
public sealed class MongoConfigurationException(string message) : MongoException(message);
