using Millrace.Bson;

namespace Millrace.Mongo.Interop;

/// <summary>Turns libmongoc's errors into the client's exceptions.</summary>
internal static class NativeFailure
{
    /// <summary>Whether the error says that no server was reached or a connection broke.</summary>
    public static bool IsConnection(in NativeError error) =>
        error.Domain is NativeErrorDomain.Stream or NativeErrorDomain.ServerSelection or NativeErrorDomain.Pool;

    /// <param name="error">What libmongoc said.</param>
    /// <param name="reply">The server's reply; empty when there was none.</param>
    /// <param name="hosts">The servers, for the message.</param>
    public static MongoException Of(in NativeError error, BsonDocument reply, string hosts)
    {
        if (IsConnection(error))
        {
            return new MongoConnectionException(
                $"MongoDB at {hosts} cannot be reached: {Sentence(error.Message)} Check that it runs, and the address.");
        }

        return error.Domain is NativeErrorDomain.Server or NativeErrorDomain.WriteConcern
            ? new MongoServerException((int)error.Code, $"MongoDB at {hosts} refused: {Sentence(error.Message)}", reply)
            : new MongoException($"MongoDB at {hosts}: {Sentence(error.Message)}");
    }

    private static string Sentence(string message) => message.EndsWith('.') ? message : message + ".";
}
