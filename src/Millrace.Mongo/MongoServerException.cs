using Millrace.Bson;

namespace Millrace.Mongo;

/// <summary>The server answered a command with an error.</summary>
public sealed class MongoServerException : MongoException
{
    internal MongoServerException(int code, string message, BsonDocument reply)
        : base(message)
    {
        Code = code;
        Reply = reply;
        CodeName = reply["codeName"] is { IsString: true } name ? name.AsString : "";
        ErrorLabels = reply["errorLabels"] is { IsArray: true } labels
            ? [.. labels.AsArray.Where(label => label.IsString).Select(label => label.AsString)]
            : [];
    }

    /// <summary>The server's code, e.g. 26.</summary>
    public int Code { get; }

    /// <summary>The code's name, e.g. <c>NamespaceNotFound</c>; empty when the server sent none.</summary>
    public string CodeName { get; }

    /// <summary>Labels such as <c>RetryableWriteError</c>.</summary>
    public IReadOnlyList<string> ErrorLabels { get; }

    /// <summary>The whole reply.</summary>
    public BsonDocument Reply { get; }
}
