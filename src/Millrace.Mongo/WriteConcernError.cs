namespace Millrace.Mongo;

/// <summary>The write took effect, but was not acknowledged as widely as asked for.</summary>
/// <param name="Code">The server's code, e.g. 64 for a timeout.</param>
/// <param name="Message">The server's message.</param>
public sealed record WriteConcernError(int Code, string Message);
