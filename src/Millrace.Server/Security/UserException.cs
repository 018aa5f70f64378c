namespace Millrace.Server.Security;

/// <summary>A user cannot be made or changed as asked; the message is one sentence.</summary>
public sealed class UserException(string message) : Exception(message);
