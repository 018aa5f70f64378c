using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Server.Data.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Data;

/// <summary>
/// Databases, collections and indexes, and how much they hold, from the server's metadata: nothing is counted. Kept for a moment, as
/// pages poll. Thread-safe.
/// </summary>
internal sealed class StoreCatalog(WebServerServices services, CollectionGuard guard, TimedCache cache, WebServerOptions options)
{
    private const int NotForViews = 166;
    private const int NoSuchNamespace = 26;
    private const int AtATime = 4;
    private const string Names = "databases";

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);
    private static readonly BsonDocument StorageStatistics = new("$collStats", new BsonDocument("storageStats", new BsonDocument()));

    private readonly MongoClient _client = services.Mongo;

    private int MaxTimeMs => (int)options.QueryTime.TotalMilliseconds;

    /// <summary>The names of the databases that may be shown, in order.</summary>
    public Task<IReadOnlyList<string>> DatabaseNamesAsync() => cache.GetAsync<IReadOnlyList<string>>(Names, Kept, async cancellation =>
        [
            .. (await _client.ListDatabaseNamesAsync(cancellation)).Where(name => !CollectionGuard.IsHidden(name))
                .Order(StringComparer.Ordinal),
        ]);

    /// <summary>A database.</summary>
    public Task<DatabaseSummary> DatabaseAsync(string name) => cache.GetAsync($"data/{name}", Kept, async cancellation =>
    {
        var stats = await _client.Database(name).RunCommandAsync(
            new BsonDocument { { "dbStats", 1 }, { "maxTimeMS", MaxTimeMs } }, cancellation);
        return new DatabaseSummary(
            name, (int)stats.LongOf("collections"), stats.LongOf("objects"), stats.LongOf("dataSize"), stats.LongOf("indexSize"),
            stats.LongOf("storageSize"));
    });

    /// <summary>The collections of a database as the server lists them, in the order of their names; none when there is no such
    /// database.</summary>
    public Task<IReadOnlyList<BsonDocument>> CollectionsAsync(string database) =>
        cache.GetAsync<IReadOnlyList<BsonDocument>>($"data/{database}/", Kept, async cancellation =>
        {
            var reply = await _client.Database(database).RunCommandAsync(
                new BsonDocument { { "listCollections", 1 }, { "cursor", new BsonDocument("batchSize", 100_000) } }, cancellation);
            return
            [
                .. reply["cursor"].AsDocument.DocumentsOf("firstBatch")
                    .Where(item => !CollectionGuard.IsHiddenCollection(item["name"].AsString))
                    .OrderBy(item => item["name"].AsString, StringComparer.Ordinal),
            ];
        });

    /// <exception cref="ApiException">404: there is no such database to look into.</exception>
    public async Task RequireDatabaseAsync(string database)
    {
        CollectionGuard.CheckDatabase(database);
        if ((await DatabaseNamesAsync()).Contains(database))
        {
            return;
        }

        // It may be newer than what is kept.
        cache.Forget(Names);
        if (!(await DatabaseNamesAsync()).Contains(database))
        {
            throw ApiException.NotFound($"There is no database '{database}'.");
        }
    }

    /// <summary>A collection as the server lists it.</summary>
    /// <exception cref="ApiException">404: there is none.</exception>
    public async Task<BsonDocument> FindAsync(string database, string collection)
    {
        if ((await CollectionsAsync(database)).FirstOrDefault(item => item.TextOf("name") == collection) is { } kept)
        {
            return kept;
        }

        await RequireDatabaseAsync(database);
        cache.Forget($"data/{database}/");
        return (await CollectionsAsync(database)).FirstOrDefault(item => item.TextOf("name") == collection)
            ?? throw ApiException.NotFound($"There is no collection '{collection}' in the database '{database}'.");
    }

    /// <summary>How much collections hold.</summary>
    public async Task<IReadOnlyList<CollectionSummary>> SummariesAsync(string database, IReadOnlyList<BsonDocument> collections)
    {
        var summaries = new List<CollectionSummary>();
        foreach (var some in collections.Chunk(AtATime))
        {
            summaries.AddRange(await Task.WhenAll(some.Select(item => SummaryAsync(database, item))));
        }

        return summaries;
    }

    public async Task<CollectionSummary> SummaryAsync(string database, BsonDocument listed)
    {
        var name = listed["name"].AsString;
        var stats = await StatisticsAsync(database, name);
        var needsAdmin = guard.NeedsAdmin(database, name);
        var kind = listed.TextOf("type") ?? "collection";
        if (stats.Count == 0)
        {
            return new CollectionSummary(name, kind, null, null, null, null, null, null, needsAdmin);
        }

        var (documents, bytes) = (stats.Sum(part => part.LongOf("count")), stats.Sum(part => part.LongOf("size")));
        return new CollectionSummary(
            name, kind, documents, bytes, documents > 0 ? bytes / documents : null, stats.Sum(part => part.LongOf("storageSize")),
            (int)stats.Max(part => part.LongOf("nindexes")), stats.Sum(part => part.LongOf("totalIndexSize")), needsAdmin);
    }

    /// <summary>The indexes of a collection.</summary>
    public Task<IReadOnlyList<IndexShape>> IndexesAsync(string database, string collection) =>
        cache.GetAsync<IReadOnlyList<IndexShape>>($"data/{database}/{collection}/indexes", Kept, async cancellation =>
        {
            var source = _client.Database(database).Collection(collection);
            var uses = await UsesAsync(source, cancellation);
            var sizes = (await StatisticsAsync(database, collection)).Select(part => part["indexSizes"])
                .Where(part => part.IsDocument).SelectMany(part => part.AsDocument)
                .GroupBy(size => size.Name, StringComparer.Ordinal)
                .ToDictionary(size => size.Key, size => size.Sum(part => (long)part.Value.ToDouble()), StringComparer.Ordinal);
            return
            [
                .. (await source.ListIndexesAsync(cancellation))
                    .Select(index => Shape(index, sizes, uses.GetValueOrDefault(index.TextOf("name") ?? ""))),
            ];
        });

    /// <summary>A document a shard; none for what has no statistics.</summary>
    private Task<IReadOnlyList<BsonDocument>> StatisticsAsync(string database, string collection) =>
        cache.GetAsync<IReadOnlyList<BsonDocument>>($"data/{database}/{collection}/stats", Kept, async cancellation =>
        {
            var parts = new List<BsonDocument>();
            var asked = _client.Database(database).Collection(collection).AggregateAsync(
                [StorageStatistics], new AggregateOptions { MaxTime = options.QueryTime });
            try
            {
                await foreach (var part in asked.WithCancellation(cancellation))
                {
                    parts.Add(part["storageStats"].AsDocument);
                }
            }
            catch (MongoServerException exception) when (exception.Code is NotForViews or NoSuchNamespace)
            {
                // A view holds nothing itself; what was dropped meanwhile neither.
            }

            return parts;
        });

    private static async Task<Dictionary<string, BsonDocument>> UsesAsync(MongoCollection collection, CancellationToken cancellationToken)
    {
        var uses = new Dictionary<string, BsonDocument>(StringComparer.Ordinal);
        try
        {
            BsonDocument[] pipeline = [new("$indexStats", new BsonDocument())];
            await foreach (var index in collection.AggregateAsync(pipeline).WithCancellation(cancellationToken))
            {
                if (index["accesses"].IsDocument && index.TextOf("name") is { } name)
                {
                    uses[name] = index["accesses"].AsDocument;
                }
            }
        }
        catch (MongoServerException)
        {
            // A user who may read need not be allowed to ask this; the indexes are worth showing without it.
        }

        return uses;
    }

    private static IndexShape Shape(BsonDocument index, Dictionary<string, long> sizes, BsonDocument? uses)
    {
        var name = index.TextOf("name") ?? "";
        var keys = index["key"].IsDocument ? index["key"].AsDocument : [];
        return new IndexShape(
            name,
            [.. keys.Select(key => new IndexKey(key.Name, key.Value.IsString ? key.Value.AsString : key.Value.ToString()))],
            name == "_id_" || (index["unique"] is { Type: BsonType.Boolean } unique && unique.AsBoolean),
            index["sparse"] is { Type: BsonType.Boolean } sparse && sparse.AsBoolean,
            index["partialFilterExpression"].IsDocument ? DocumentText.NodeOf(index["partialFilterExpression"].AsDocument) : null,
            index["expireAfterSeconds"].IsNumber ? index.LongOf("expireAfterSeconds") : null,
            sizes.TryGetValue(name, out var bytes) ? bytes : null,
            uses?.LongOf("ops"),
            uses?.TimeOf("since"),
            DocumentText.NodeOf(index));
    }
}
