using System.Runtime.CompilerServices;
using Millrace.Bson;
using Millrace.Mongo.Interop;

namespace Millrace.Mongo;

/// <summary>
/// A collection of a database. Thread-safe. Every operation throws <see cref="MongoServerException"/> when the server refuses and
/// <see cref="MongoConnectionException"/> when no server answers.
/// </summary>
public sealed class MongoCollection
{
    // The client checks that text is UTF-8, a NUL allowed, and lets empty field names pass: the server takes them since MongoDB 5.
    private const int CheckedAsUtf8 = 1 | 8;
    private static readonly byte[] NoOptions = new BsonDocument().ToBytes();
    private static readonly byte[] WriteOptions = new BsonDocument("validate", CheckedAsUtf8).ToBytes();
    private static readonly byte[] UpsertOptions = new BsonDocument { { "validate", CheckedAsUtf8 }, { "upsert", true } }.ToBytes();

    private readonly MongoClient _client;
    private readonly WriteConcern? _writeConcern;

    internal MongoCollection(MongoClient client, MongoDatabase database, string name, WriteConcern? writeConcern)
    {
        _client = client;
        _writeConcern = writeConcern;
        Database = database;
        Name = name;
    }

    /// <summary>The database it lies in.</summary>
    public MongoDatabase Database { get; }

    /// <summary>The collection's name inside the database.</summary>
    public string Name { get; }

    /// <summary>The same collection, whose writes are acknowledged as said.</summary>
    public MongoCollection WithWriteConcern(WriteConcern writeConcern) => new(_client, Database, Name, writeConcern);

    /// <summary>Writes a bulk. Errors of single operations are in the result, not thrown.</summary>
    /// <remarks>The bulk must stay as it is until the task ends; a cancelled caller must not reuse it, for the write may still be under
    /// way.</remarks>
    public Task<BulkWriteResult> BulkWriteAsync(BulkWrite bulk, CancellationToken cancellationToken) => bulk.Count == 0
        ? Task.FromResult(BulkWriteResult.Of([]))
        : _client.RunAsync(() => Execute(bulk), cancellationToken);

    /// <summary>Inserts a document.</summary>
    public async Task InsertOneAsync(BsonDocument document, CancellationToken cancellationToken) =>
        await InsertManyAsync([document], cancellationToken);

    /// <summary>Inserts documents in order, up to the first error, which is thrown.</summary>
    public async Task InsertManyAsync(IEnumerable<BsonDocument> documents, CancellationToken cancellationToken)
    {
        using var bulk = BulkWrite.Ordered();
        foreach (var document in documents)
        {
            bulk.Insert(document);
        }

        ThrowOnError(await BulkWriteAsync(bulk, cancellationToken));
    }

    /// <summary>Updates the first document that matches.</summary>
    public Task<BulkWriteResult> UpdateOneAsync(
        BsonDocument filter, BsonDocument update, bool upsert, CancellationToken cancellationToken) =>
        WriteAsync(bulk => bulk.UpdateOne(filter, update, upsert), cancellationToken);

    /// <summary>Updates all documents that match.</summary>
    public Task<BulkWriteResult> UpdateManyAsync(
        BsonDocument filter, BsonDocument update, bool upsert, CancellationToken cancellationToken) =>
        WriteAsync(bulk => bulk.UpdateMany(filter, update, upsert), cancellationToken);

    /// <summary>Replaces the first document that matches.</summary>
    public Task<BulkWriteResult> ReplaceOneAsync(
        BsonDocument filter, BsonDocument replacement, bool upsert, CancellationToken cancellationToken) =>
        WriteAsync(bulk => bulk.ReplaceOne(filter, replacement, upsert), cancellationToken);

    /// <summary>Removes the first document that matches.</summary>
    public Task<BulkWriteResult> DeleteOneAsync(BsonDocument filter, CancellationToken cancellationToken) =>
        WriteAsync(bulk => bulk.DeleteOne(filter), cancellationToken);

    /// <summary>Removes all documents that match.</summary>
    public Task<BulkWriteResult> DeleteManyAsync(BsonDocument filter, CancellationToken cancellationToken) =>
        WriteAsync(bulk => bulk.DeleteMany(filter), cancellationToken);

    /// <summary>Reads the documents that match, in portions as they are asked for. Leaving the loop early closes the cursor.</summary>
    public IAsyncEnumerable<BsonDocument> FindAsync(BsonDocument filter, FindOptions? options = null) =>
        ReadAsync(
            collection =>
            {
                using var filterBson = NativeBson.From(filter);
                using var optionsBson = NativeBson.From((options ?? new FindOptions()).ToDocument());
                return NativeMethods.CollectionFind(collection, filterBson, optionsBson, 0);
            });

    /// <summary>The first document that matches, or null.</summary>
    public async Task<BsonDocument?> FindOneAsync(BsonDocument filter, CancellationToken cancellationToken)
    {
        await foreach (var document in FindAsync(filter, new FindOptions { Limit = 1 }).WithCancellation(cancellationToken))
        {
            return document;
        }

        return null;
    }

    /// <summary>Runs an aggregation; what it gives comes in portions as it is asked for. Leaving the loop early closes the
    /// cursor.</summary>
    /// <remarks>With <c>$merge</c> or <c>$out</c> the loop gives nothing, and must still be run to its end: <see cref="ExecuteAsync"/>
    /// does.</remarks>
    public IAsyncEnumerable<BsonDocument> AggregateAsync(IEnumerable<BsonDocument> pipeline, AggregateOptions? options = null) =>
        ReadAsync(
            collection =>
            {
                using var pipelineBson = NativeBson.From(
                    new BsonDocument("pipeline", new BsonArray(pipeline.Select(stage => (BsonValue)stage))));
                using var optionsBson = NativeBson.From(WithConcern((options ?? new AggregateOptions()).ToDocument(), pipeline));
                return NativeMethods.CollectionAggregate(collection, 0, pipelineBson, optionsBson, 0);
            });

    /// <summary>Runs an aggregation that writes its results (<c>$merge</c>, <c>$out</c>) to its end.</summary>
    public async Task ExecuteAsync(
        IEnumerable<BsonDocument> pipeline, CancellationToken cancellationToken, AggregateOptions? options = null)
    {
        await foreach (var _ in AggregateAsync(pipeline, options).WithCancellation(cancellationToken))
        {
            // A pipeline that writes gives no documents.
        }
    }

    /// <summary>How many documents match, counted now.</summary>
    public async Task<long> CountAsync(BsonDocument filter, CancellationToken cancellationToken)
    {
        BsonDocument[] pipeline = [new("$match", filter), new("$count", "n")];
        await foreach (var document in AggregateAsync(pipeline).WithCancellation(cancellationToken))
        {
            return document["n"].TryGetInt64(out var count) ? count : 0;
        }

        return 0;
    }

    /// <summary>How many documents match, by the <c>count</c> command: at once without a filter, and by an index alone where one answers.
    /// On a sharded cluster it may count documents that are being moved twice.</summary>
    public async Task<long> CountByCommandAsync(BsonDocument filter, CancellationToken cancellationToken)
    {
        var reply = await Database.RunCommandAsync(new BsonDocument { { "count", Name }, { "query", filter } }, cancellationToken);
        return reply["n"].TryGetInt64(out var count) ? count : 0;
    }

    /// <summary>The different values of a field among the documents that match.</summary>
    public async Task<BsonArray> DistinctAsync(string field, BsonDocument filter, CancellationToken cancellationToken)
    {
        var reply = await Database.RunCommandAsync(
            new BsonDocument { { "distinct", Name }, { "key", field }, { "query", filter } }, cancellationToken);
        return reply["values"].AsArray;
    }

    /// <summary>Updates the first document that matches and returns it, or null when none does (and none is made).</summary>
    /// <param name="filter">Which document.</param>
    /// <param name="update">Operators, or a pipeline.</param>
    /// <param name="options">Order, upsert, before or after.</param>
    /// <param name="cancellationToken">Ends the wait; the update may still take effect.</param>
    public async Task<BsonDocument?> FindOneAndUpdateAsync(
        BsonDocument filter, BsonValue update, FindOneAndUpdateOptions options, CancellationToken cancellationToken)
    {
        var command = new BsonDocument
        {
            { "findAndModify", Name },
            { "query", filter },
            { "update", update },
            { "new", options.ReturnNew },
            { "upsert", options.Upsert },
        };
        if (options.Sort is not null)
        {
            command.Add("sort", options.Sort);
        }

        if (_writeConcern is not null)
        {
            command.Add("writeConcern", _writeConcern.ToDocument());
        }

        var reply = await Database.RunCommandAsync(command, cancellationToken);
        return reply["value"] is { IsDocument: true } value ? value.AsDocument : null;
    }

    /// <summary>Creates the indexes that do not exist yet.</summary>
    public Task CreateIndexesAsync(IReadOnlyList<IndexModel> indexes, CancellationToken cancellationToken) => Database.RunCommandAsync(
        new BsonDocument
        {
            { "createIndexes", Name }, { "indexes", new BsonArray(indexes.Select(index => (BsonValue)index.ToDocument())) },
        },
        cancellationToken);

    /// <summary>The indexes as the server describes them; none when the collection does not exist.</summary>
    public async Task<IReadOnlyList<BsonDocument>> ListIndexesAsync(CancellationToken cancellationToken)
    {
        const int NamespaceNotFound = 26;
        var indexes = new List<BsonDocument>();
        try
        {
            var reply = await Database.RunCommandAsync(new BsonDocument("listIndexes", Name), cancellationToken);
            await foreach (var index in CommandCursor.ReadAsync(Database, reply, Name, cancellationToken))
            {
                indexes.Add(index);
            }
        }
        catch (MongoServerException exception) when (exception.Code == NamespaceNotFound)
        {
            // No collection, no indexes.
        }

        return indexes;
    }

    /// <summary>Removes the collection; no error when it does not exist.</summary>
    public async Task DropAsync(CancellationToken cancellationToken)
    {
        const int NamespaceNotFound = 26;
        try
        {
            await Database.RunCommandAsync(new BsonDocument("drop", Name), cancellationToken);
        }
        catch (MongoServerException exception) when (exception.Code == NamespaceNotFound)
        {
            // Gone already.
        }
    }

    private static void ThrowOnError(BulkWriteResult result)
    {
        if (result.WriteErrors is [var error, ..])
        {
            throw new MongoServerException(error.Code, error.Message, error.Details);
        }

        if (result.WriteConcernErrors is [var concern, ..])
        {
            throw new MongoServerException(concern.Code, concern.Message, []);
        }
    }

    private async Task<BulkWriteResult> WriteAsync(Action<BulkWrite> add, CancellationToken cancellationToken)
    {
        using var bulk = BulkWrite.Ordered();
        add(bulk);
        var result = await BulkWriteAsync(bulk, cancellationToken);
        ThrowOnError(result);
        return result;
    }

    private BulkWriteResult Execute(BulkWrite bulk)
    {
        using var client = _client.Pop();
        using var collection = NativeMethods.ClientGetCollection(client, Database.Name, Name);
        var bulkOptions = new BsonDocument("ordered", bulk.IsOrdered);
        if (_writeConcern is not null)
        {
            bulkOptions.Add("writeConcern", _writeConcern.ToDocument());
        }

        using var optionsBson = NativeBson.From(bulkOptions);
        using var native = NativeMethods.CollectionCreateBulkOperation(collection, optionsBson);
        var error = default(NativeError);
        foreach (ref readonly var operation in bulk.Operations)
        {
            var options = operation.Upsert ? UpsertOptions
                : operation.Kind is WriteKind.DeleteOne or WriteKind.DeleteMany ? NoOptions
                : WriteOptions;
            if (!NativeMethods.TryAdd(native, operation.Kind, bulk.First(operation), bulk.Second(operation), options, ref error))
            {
                throw NativeFailure.Of(error, [], _client.Hosts);
            }
        }

        using var reply = new NativeReply();
        var succeeded = NativeMethods.BulkOperationExecute(native, reply, ref error) != 0;
        var document = reply.ToDocument();
        var result = BulkWriteResult.Of(document);
        return succeeded || (!NativeFailure.IsConnection(error) && result.WriteErrors.Count + result.WriteConcernErrors.Count > 0)
            ? result
            : throw NativeFailure.Of(error, document, _client.Hosts);
    }

    private BsonDocument WithConcern(BsonDocument options, IEnumerable<BsonDocument> pipeline)
    {
        if (_writeConcern is not null && pipeline.LastOrDefault() is { Count: 1 } last && last.GetAt(0).Name is "$merge" or "$out")
        {
            options.Add("writeConcern", _writeConcern.ToDocument());
        }

        return options;
    }

    private async IAsyncEnumerable<BsonDocument> ReadAsync(
        Func<CollectionHandle, CursorHandle> open, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _client.Cursors.WaitAsync(cancellationToken);
        var cursor = new NativeCursor(_client, Database.Name, Name, open);
        try
        {
            while (!cursor.IsExhausted)
            {
                foreach (var document in await _client.RunAsync(cursor.ReadPortion, cancellationToken))
                {
                    yield return document;
                }
            }
        }
        finally
        {
            // Closing asks the server to drop an open cursor, which blocks too.
            await _client.RunAsync(
                () =>
                {
                    cursor.Dispose();
                    return true;
                },
                CancellationToken.None);
            _client.Cursors.Release();
        }
    }
}
