using Millrace.Mongo;
using Millrace.Server.Hosting;

namespace Millrace.Server.Data;

/// <summary>Says what to do about a query that the server refused. Stateless.</summary>
internal static class QueryRefusal
{
    private const int TookTooLong = 50;
    private const int SortNeedsMemory = 292;

    public static ApiException Of(MongoServerException refused, DocumentQuery query) => refused.Code switch
    {
        TookTooLong => ApiException.Invalid("filter", query.Sort.Count > 0
            ? "The query took too long: narrow the filter to fields that have an index, or sort by an indexed field (see Indexes)."
            : "The query took too long: narrow the filter to fields that have an index (see Indexes)."),
        SortNeedsMemory => ApiException.Invalid(
            "sort", "There are too many documents to sort in memory: narrow the filter, or sort by an indexed field (see Indexes)."),
        _ => ApiException.Invalid(
            "filter",
            $"The store refuses the query: {(refused.Reply.TextOf("errmsg") ?? refused.Message).TrimEnd('.')}. "
            + "Check the operators of the filter, sort and projection."),
    };
}
