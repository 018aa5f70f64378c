using Millrace.Bson;
using Millrace.Mongo.Interop;

namespace Millrace.Mongo;

/// <summary>A database of a client. Thread-safe.</summary>
public sealed class MongoDatabase
{
    private readonly MongoClient _client;

    internal MongoDatabase(MongoClient client, string name)
    {
        _client = client;
        Name = name;
    }

    /// <summary>The database's name.</summary>
    public string Name { get; }

    /// <summary>A collection; nothing is asked of the server.</summary>
    public MongoCollection Collection(string name) => new(_client, this, name, writeConcern: null);

    /// <summary>Runs a command as it stands and returns the server's reply.</summary>
    /// <exception cref="MongoServerException">The server refuses.</exception>
    /// <exception cref="MongoConnectionException">No server answers, or the connection broke.</exception>
    public Task<BsonDocument> RunCommandAsync(BsonDocument command, CancellationToken cancellationToken) =>
        _client.RunAsync(() => RunCommand(command), cancellationToken);

    /// <summary>The names of the collections, in no particular order.</summary>
    public async Task<IReadOnlyList<string>> ListCollectionNamesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var cursor = await RunCommandAsync(new BsonDocument { { "listCollections", 1 }, { "nameOnly", true } }, cancellationToken);
        await foreach (var item in CommandCursor.ReadAsync(this, cursor, "$cmd.listCollections", cancellationToken))
        {
            names.Add(item["name"].AsString);
        }

        return names;
    }

    /// <summary>Removes the database and all it holds; no error when it does not exist.</summary>
    public Task DropAsync(CancellationToken cancellationToken) => RunCommandAsync(new BsonDocument("dropDatabase", 1), cancellationToken);

    private BsonDocument RunCommand(BsonDocument command)
    {
        using var client = _client.Pop();
        using var bson = NativeBson.From(command);
        using var reply = new NativeReply();
        var error = default(NativeError);
        return NativeMethods.ClientCommand(client, Name, bson, 0, 0, reply, ref error)
            ? reply.ToDocument()
            : throw NativeFailure.Of(error, reply.ToDocument(), _client.Hosts);
    }
}
