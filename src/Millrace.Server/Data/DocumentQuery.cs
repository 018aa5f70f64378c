using Millrace.Bson;

namespace Millrace.Server.Data;

/// <summary>A checked query. Immutable.</summary>
/// <param name="Filter">Which documents.</param>
/// <param name="Sort">Their order; empty for that of the collection.</param>
/// <param name="Projection">Their fields; empty for all.</param>
/// <param name="Skip">Documents left out at the beginning.</param>
/// <param name="Limit">The most documents, at least 1.</param>
internal sealed record DocumentQuery(BsonDocument Filter, BsonDocument Sort, BsonDocument Projection, int Skip, int Limit)
{
    /// <summary>1 or -1 when the order is that of the ids alone, which can be paged without an end; else 0.</summary>
    public int IdDirection => Sort.Count == 1 && Sort["_id"] is { IsNumber: true } direction ? Math.Sign(direction.ToDouble()) : 0;

    /// <summary>From a request.</summary>
    /// <exception cref="Hosting.ApiException">422: a part is malformed, too large or refused.</exception>
    public static DocumentQuery Of(QueryParameters asked, int skip, int limit) => new(
        QueryText.Filter(asked.Filter), QueryText.Sort(asked.Sort), QueryText.Projection(asked.Projection), skip, limit);
}
