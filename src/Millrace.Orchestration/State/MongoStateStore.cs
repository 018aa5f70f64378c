using Millrace.Bson;
using Millrace.Mongo;

namespace Millrace.Orchestration.State;

/// <summary>
/// The state in a MongoDB database. Needs no transactions and no change streams, so it works on the embedded store and on any MongoDB.
/// On a replica set writes are acknowledged by a majority; on a single server they survive the death of the process. Thread-safe.
/// </summary>
public sealed class MongoStateStore : IStateStore
{
    private const int DuplicateKey = 11000;

    /// <summary>A thousand runs at once are megabytes, which both sides would hold as one message.</summary>
    private const int BatchSize = 250;

    private readonly MongoDatabase _database;
    private readonly WriteConcern? _concern;

    private MongoStateStore(MongoDatabase database, WriteConcern? concern)
    {
        _database = database;
        _concern = concern;
    }

    /// <summary>Opens the state in a database, making the indexes that are missing.</summary>
    /// <exception cref="StateStoreException">The server cannot be reached or refuses.</exception>
    public static Task<MongoStateStore> OpenAsync(MongoDatabase database, CancellationToken cancellationToken) => Guard(async () =>
    {
        var hello = await database.RunCommandAsync(new BsonDocument("hello", 1), cancellationToken);
        var isReplicated = hello.ContainsKey("setName") || hello["msg"] is { IsString: true };
        foreach (var table in StateTable.All)
        {
            var indexes = table.UniqueKeys.Select(fields => Index(fields, unique: true))
                .Concat(table.Indexes.Select(fields => Index(fields, unique: false)))
                .ToList();
            if (indexes.Count > 0)
            {
                await database.Collection(table.Name).CreateIndexesAsync(indexes, cancellationToken);
            }
        }

        return new MongoStateStore(database, isReplicated ? WriteConcern.MajorityJournaled : null);
    });

    /// <inheritdoc/>
    public Task<BsonDocument?> GetAsync(StateTable table, string id, CancellationToken cancellationToken) =>
        Guard(() => Collection(table).FindOneAsync(new BsonDocument("_id", id), cancellationToken));

    /// <inheritdoc/>
    public Task<bool> InsertAsync(StateTable table, BsonDocument document, CancellationToken cancellationToken) => Guard(async () =>
    {
        try
        {
            await Collection(table).InsertOneAsync(document, Begin(cancellationToken));
            return true;
        }
        catch (MongoServerException exception) when (exception.Code == DuplicateKey)
        {
            return false;
        }
    });

    /// <inheritdoc/>
    public Task InsertManyAsync(StateTable table, IReadOnlyList<BsonDocument> documents, CancellationToken cancellationToken) =>
        WriteAsync(table, bulk =>
        {
            foreach (var document in documents)
            {
                bulk.Insert(document);
            }
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ReplaceAsync(
        StateTable table, BsonDocument document, long expectedVersion, CancellationToken cancellationToken) => Guard(async () =>
    {
        var filter = new BsonDocument { { "_id", document["_id"] }, { "version", expectedVersion } };
        return (await Collection(table).ReplaceOneAsync(filter, document, upsert: false, Begin(cancellationToken))).Matched > 0;
    });

    /// <inheritdoc/>
    public Task PutAsync(StateTable table, IReadOnlyList<BsonDocument> documents, CancellationToken cancellationToken) =>
        WriteAsync(table, bulk =>
        {
            foreach (var document in documents)
            {
                bulk.ReplaceOne(new BsonDocument("_id", document["_id"]), document, upsert: true);
            }
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<long> IncrementAsync(StateTable table, string id, string field, long by, CancellationToken cancellationToken) =>
        Guard(async () =>
        {
            var updated = await Collection(table).FindOneAndUpdateAsync(
                new BsonDocument("_id", id),
                new BsonDocument("$inc", new BsonDocument(field, by)),
                new FindOneAndUpdateOptions { Upsert = true, ReturnNew = true },
                Begin(cancellationToken));
            return updated!.Number(field);
        });

    /// <inheritdoc/>
    public Task<IReadOnlyList<T>> FindAsync<T>(
        StateTable table, StateQuery query, Func<BsonDocument, T> read, CancellationToken cancellationToken) =>
        Guard<IReadOnlyList<T>>(async () =>
        {
            var options = new FindOptions
            {
                Limit = query.Limit,
                Skip = query.Skip,
                BatchSize = BatchSize,
                Sort = query.OrderBy is { } field ? new BsonDocument(field, query.Descending ? -1 : 1) : null,
                Projection = query.Fields.Count > 0
                    ? new BsonDocument(query.Fields.Select(name => new BsonElement(name, 1)))
                    : null,
            };
            var found = new List<T>();
            await foreach (var document in Collection(table).FindAsync(Filter(query), options).WithCancellation(cancellationToken))
            {
                found.Add(read(document));
            }

            return found;
        });

    /// <inheritdoc/>
    public Task<long> CountAsync(StateTable table, StateQuery query, CancellationToken cancellationToken) =>
        Guard(() => Collection(table).CountByCommandAsync(Filter(query), cancellationToken));

    /// <inheritdoc/>
    public Task<long> DeleteAsync(StateTable table, StateQuery query, CancellationToken cancellationToken) =>
        Guard(async () => (await Collection(table).DeleteManyAsync(Filter(query), Begin(cancellationToken))).Deleted);

    private static IndexModel Index(IReadOnlyList<string> fields, bool unique) =>
        new(new BsonDocument(fields.Select(field => new BsonElement(field, 1)))) { Unique = unique };

    private static BsonDocument Filter(StateQuery query) => query.Conditions.Count switch
    {
        0 => [],
        1 => query.Conditions[0].ToFilter(),
        _ => new BsonDocument("$and", Fields.Array(query.Conditions.Select(condition => condition.ToFilter()))),
    };

    /// <summary>A write that has begun is waited for: whoever asked must know whether it took effect.</summary>
    private static CancellationToken Begin(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return CancellationToken.None;
    }

    private static async Task<T> Guard<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (MongoException exception)
        {
            throw new StateStoreException($"The state store failed: {exception.Message}", exception);
        }
    }

    /// <summary>Writes what it can; a document that is there already is left.</summary>
    private Task WriteAsync(StateTable table, Action<BulkWrite> add, CancellationToken cancellationToken) => Guard(async () =>
    {
        using var bulk = BulkWrite.Unordered();
        add(bulk);
        var result = await Collection(table).BulkWriteAsync(bulk, Begin(cancellationToken));
        if (result.WriteErrors.FirstOrDefault(error => error.Code != DuplicateKey) is { } error)
        {
            throw new StateStoreException($"The state store refused a write to {table.Name}: {error.Message}");
        }

        return result.WriteConcernErrors is [var concern, ..]
            ? throw new StateStoreException($"The state store could not confirm a write to {table.Name}: {concern.Message}")
            : true;
    });

    private MongoCollection Collection(StateTable table)
    {
        var collection = _database.Collection(table.Name);
        return _concern is null ? collection : collection.WithWriteConcern(_concern);
    }
}
