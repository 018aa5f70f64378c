using Millrace.Bson;
using Millrace.Mongo;

namespace Millrace.Server.Data;

/// <summary>A collection that a caller was let into. Immutable.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="First">Stages that take secrets out before anything else sees the documents; none for most collections.</param>
internal sealed record GuardedCollection(MongoCollection Collection, IReadOnlyList<BsonDocument> First)
{
    /// <summary>Whether something is taken out of its documents.</summary>
    public bool TakesOut => First.Count > 0;

    /// <summary>The documents of a query, as far as they may be shown.</summary>
    public IAsyncEnumerable<BsonDocument> Read(DocumentQuery query, TimeSpan maxTime) => TakesOut
        ? Collection.AggregateAsync(Stages(query), new AggregateOptions { MaxTime = maxTime })
        : Collection.FindAsync(
            query.Filter,
            new FindOptions
            {
                Sort = query.Sort.Count > 0 ? query.Sort : null,
                Projection = query.Projection.Count > 0 ? query.Projection : null,
                Skip = query.Skip,
                Limit = query.Limit,
                MaxTime = maxTime,
            });

    private IEnumerable<BsonDocument> Stages(DocumentQuery query)
    {
        foreach (var stage in First)
        {
            yield return stage;
        }

        yield return new BsonDocument("$match", query.Filter);
        // The order of the collection is the order without this stage.
        if (query.Sort.Count > 0 && !query.Sort.ContainsKey("$natural"))
        {
            yield return new BsonDocument("$sort", query.Sort);
        }

        if (query.Skip > 0)
        {
            yield return new BsonDocument("$skip", query.Skip);
        }

        yield return new BsonDocument("$limit", query.Limit);
        if (query.Projection.Count > 0)
        {
            yield return new BsonDocument("$project", query.Projection);
        }
    }
}
