using System.Diagnostics;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Server.Data.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Data;

/// <summary>
/// Reads pages of documents, bounded in time and size. How many documents match is told by the collection's metadata or counted up to a
/// bound; a page of a million documents costs what a page of a hundred does. Thread-safe.
/// </summary>
internal sealed class DocumentReader(QuerySlots slots, WebServerOptions options)
{
    /// <summary>Matches that are counted at most.</summary>
    public const int MostCounted = 2_000;

    private const int MostBytes = 4 * 1024 * 1024;

    // The page waits for the count, which is worth less than the documents.
    private static readonly TimeSpan CountTime = TimeSpan.FromMilliseconds(100);

    /// <summary>A page by offset.</summary>
    public async Task<DocumentPage> PageAsync(GuardedCollection collection, DocumentQuery query, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        using var slot = await slots.QueryAsync(cancellationToken);
        var counting = CountAsync(collection, query.Filter, cancellationToken);
        try
        {
            var (documents, hasMore) = await ReadAsync(collection, query, cancellationToken);
            var (total, totalIs) = hasMore || (documents.Count == 0 && query.Skip > 0)
                ? await counting
                : (query.Skip + documents.Count, "exact");
            var (next, previous) = await PlacesAsync(
                collection, query, documents, hasMore, hasPrevious: query.Skip > 0, cancellationToken);
            return new DocumentPage(
                [.. documents.Select(DocumentText.ItemOf)], total, totalIs, hasMore, next, previous, Elapsed(began));
        }
        finally
        {
            await EndAsync(counting);
        }
    }

    /// <summary>The page behind an id, in the order of the ids.</summary>
    public Task<DocumentPage> AfterAsync(
        GuardedCollection collection, DocumentQuery query, BsonValue id, CancellationToken cancellationToken) =>
        BesideAsync(collection, query, id, query.IdDirection, cancellationToken);

    /// <summary>The page before an id, in the order of the ids.</summary>
    public Task<DocumentPage> BeforeAsync(
        GuardedCollection collection, DocumentQuery query, BsonValue id, CancellationToken cancellationToken) =>
        BesideAsync(collection, query, id, -query.IdDirection, cancellationToken);

    /// <summary>The document with an id, or null.</summary>
    public async Task<BsonDocument?> FindAsync(GuardedCollection collection, BsonValue id, CancellationToken cancellationToken)
    {
        using var slot = await slots.QueryAsync(cancellationToken);
        var query = new DocumentQuery(new BsonDocument("_id", new BsonDocument("$eq", id)), [], [], 0, 1);
        await foreach (var document in collection.Read(query, options.QueryTime).WithCancellation(cancellationToken))
        {
            return document;
        }

        return null;
    }

    private async Task<DocumentPage> BesideAsync(
        GuardedCollection collection, DocumentQuery query, BsonValue id, int direction, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        using var slot = await slots.QueryAsync(cancellationToken);
        var counting = CountAsync(collection, query.Filter, cancellationToken);
        var place = new BsonDocument("_id", new BsonDocument(direction > 0 ? "$gt" : "$lt", id));
        var beside = query with
        {
            Filter = query.Filter.Count == 0 ? place : new BsonDocument("$and", new BsonArray { query.Filter, place }),
            Sort = new BsonDocument("_id", direction),
        };
        try
        {
            var (documents, goesOn) = await ReadAsync(collection, beside, cancellationToken);
            var isForward = direction == query.IdDirection;
            if (!isForward)
            {
                documents.Reverse();
            }

            var (total, totalIs) = await counting;
            var (next, previous) = await PlacesAsync(
                collection, query, documents, hasMore: !isForward || goesOn, hasPrevious: isForward || goesOn, cancellationToken);
            return new DocumentPage(
                [.. documents.Select(DocumentText.ItemOf)], total, totalIs, !isForward || goesOn, next, previous, Elapsed(began));
        }
        finally
        {
            await EndAsync(counting);
        }
    }

    private static long Elapsed(long began) => (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds;

    private async Task<(List<BsonDocument> Documents, bool HasMore)> ReadAsync(
        GuardedCollection collection, DocumentQuery query, CancellationToken cancellationToken)
    {
        var documents = new List<BsonDocument>();
        long bytes = 0;
        try
        {
            var asked = collection.Read(query with { Limit = query.Limit + 1 }, options.QueryTime);
            await foreach (var document in asked.WithCancellation(cancellationToken))
            {
                bytes += document.ToBytes().Length;
                if (documents.Count == query.Limit || (bytes > MostBytes && documents.Count > 0))
                {
                    return (documents, true);
                }

                documents.Add(document);
            }
        }
        catch (MongoServerException refused)
        {
            throw QueryRefusal.Of(refused, query);
        }

        return (documents, false);
    }

    private static async Task<(long? Total, string TotalIs)> CountAsync(
        GuardedCollection collection, BsonDocument filter, CancellationToken cancellationToken)
    {
        try
        {
            if (collection.TakesOut)
            {
                var count = await CountSeenAsync(collection, filter, cancellationToken);
                return count > MostCounted ? (MostCounted, "atLeast") : (count, "exact");
            }

            var command = new BsonDocument { { "count", collection.Collection.Name } };
            if (filter.Count > 0)
            {
                command.Add("query", filter);
                command.Add("limit", MostCounted + 1);
                command.Add("maxTimeMS", (int)CountTime.TotalMilliseconds);
            }

            var found = (await collection.Collection.Database.RunCommandAsync(command, cancellationToken)).LongOf("n");
            return filter.Count == 0 ? (found, "metadata") : found > MostCounted ? (MostCounted, "atLeast") : (found, "exact");
        }
        catch (MongoServerException)
        {
            // It takes too long, or the filter is one that cannot be counted; the documents themselves say what is wrong with it.
            return (null, "unknown");
        }
    }

    private static async Task<long> CountSeenAsync(GuardedCollection collection, BsonDocument filter, CancellationToken cancellationToken)
    {
        BsonDocument[] pipeline =
            [.. collection.First, new("$match", filter), new("$limit", MostCounted + 1), new("$count", "n")];
        var options = new AggregateOptions { MaxTime = CountTime };
        await foreach (var counted in collection.Collection.AggregateAsync(pipeline, options).WithCancellation(cancellationToken))
        {
            return counted.LongOf("n");
        }

        return 0;
    }

    /// <summary>The places of the neighbouring pages: only in the order of the ids, and only when all ids are of one kind, for a
    /// comparison never leaves its kind.</summary>
    private async Task<(string? Next, string? Previous)> PlacesAsync(
        GuardedCollection collection, DocumentQuery query, List<BsonDocument> documents, bool hasMore, bool hasPrevious,
        CancellationToken cancellationToken)
    {
        if (query.IdDirection == 0 || collection.TakesOut || (!hasMore && !hasPrevious) || documents.Count == 0
            || documents[0]["_id"].IsMissing || !await HasOneKindOfIdAsync(collection, cancellationToken))
        {
            return (null, null);
        }

        return (hasMore ? IdCursor.Write(documents[^1]["_id"]) : null, hasPrevious ? IdCursor.Write(documents[0]["_id"]) : null);
    }

    private async Task<bool> HasOneKindOfIdAsync(GuardedCollection collection, CancellationToken cancellationToken)
    {
        var kinds = new HashSet<BsonType>();
        foreach (var direction in (int[])[1, -1])
        {
            var end = new DocumentQuery([], new BsonDocument("_id", direction), new BsonDocument("_id", 1), 0, 1);
            await foreach (var document in collection.Read(end, options.QueryTime).WithCancellation(cancellationToken))
            {
                kinds.Add(document["_id"].IsNumber ? BsonType.Double : document["_id"].Type);
            }
        }

        return kinds.Count <= 1;
    }

    /// <summary>Waits for what may no longer be wanted, so that its slot is not given away before it ends.</summary>
    private static async Task EndAsync(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
