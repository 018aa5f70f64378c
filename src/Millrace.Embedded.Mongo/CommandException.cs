using Millrace.Bson;

namespace Millrace.Embedded.Mongo;

/// <summary>
/// A command or one of its write operations was refused. It becomes an error reply (or an entry of <c>writeErrors</c>) with this code;
/// the connection goes on.
/// </summary>
internal sealed class CommandException : Exception
{
    public CommandException()
        : this(ErrorCode.InternalError, "internal error")
    {
    }

    public CommandException(string message)
        : this(ErrorCode.InternalError, message)
    {
    }

    public CommandException(string message, Exception innerException)
        : base(message, innerException)
    {
        Code = ErrorCode.InternalError;
    }

    public CommandException(ErrorCode code, string message)
        : base(message)
    {
        Code = code;
    }

    /// <summary>MongoDB's error code.</summary>
    public ErrorCode Code { get; }

    /// <summary>Further fields of the error as the client sees it, such as <c>keyPattern</c> and <c>keyValue</c>.</summary>
    public BsonDocument? Details { get; init; }

    public string CodeName => ErrorCodeName.Of(Code);
}
