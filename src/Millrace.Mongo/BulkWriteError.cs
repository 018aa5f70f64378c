using Millrace.Bson;

namespace Millrace.Mongo;

/// <summary>An operation of a bulk that failed.</summary>
/// <param name="Index">The operation's place in the bulk.</param>
/// <param name="Code">The server's code, e.g. 11000 for a duplicate key.</param>
/// <param name="Message">The server's message.</param>
/// <param name="Details">The whole error, e.g. with <c>keyPattern</c> and <c>keyValue</c>.</param>
public sealed record BulkWriteError(int Index, int Code, string Message, BsonDocument Details);
