namespace Millrace.Mongo;

/// <summary>Any failure of the MongoDB client or server. The message is one sentence that can be shown as it is.</summary>
public class MongoException : Exception
{
    public MongoException(string message)
        : base(message)
    {
    }

    public MongoException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
