namespace Millrace.Embedded.Mongo.Protocol;

/// <summary>What a client sent is no message of the protocol. The connection is closed.</summary>
internal sealed class MessageFormatException : Exception
{
    public MessageFormatException()
        : this("malformed message")
    {
    }

    public MessageFormatException(string message)
        : base(message)
    {
    }

    public MessageFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
