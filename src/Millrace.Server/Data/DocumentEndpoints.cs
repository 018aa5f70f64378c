using Millrace.Bson;
using Millrace.Server.Data.Shapes;
using Millrace.Server.Hosting;
using Millrace.Server.Security;

namespace Millrace.Server.Data;

/// <summary>Documents by query and by id, and how a query is carried out.</summary>
internal static class DocumentEndpoints
{
    /// <summary>Documents that a page by offset may leave out: the server walks over each of them.</summary>
    public const int MostSkipped = 10_000;

    private const int MostDocuments = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/databases/{database}/collections/{collection}/documents", DocumentsAsync);
        api.MapGet("/databases/{database}/collections/{collection}/document", DocumentAsync);
        api.MapGet("/databases/{database}/collections/{collection}/explain", ExplainAsync);
    }

    private static async Task<DocumentPage> DocumentsAsync(
        string database, string collection, [AsParameters] QueryParameters asked, int? limit, int? offset, string? after, string? before,
        DocumentReader reader, StoreCatalog catalog, CollectionGuard guard, HttpContext context, CancellationToken cancellationToken)
    {
        var opened = guard.Open(database, collection, context.Caller());
        var query = Query(asked, limit, offset);
        await catalog.FindAsync(database, collection);
        if (after is null && before is null)
        {
            return await reader.PageAsync(opened, query, cancellationToken);
        }

        if (query.IdDirection == 0 || query.Skip > 0 || opened.TakesOut)
        {
            throw ApiException.Invalid(
                after is null ? "before" : "after",
                "Pages by 'after' and 'before' need the sort {\"_id\": 1} or {\"_id\": -1} and no offset.");
        }

        return after is not null
            ? await reader.AfterAsync(opened, query, IdCursor.Read("after", after), cancellationToken)
            : await reader.BeforeAsync(opened, query, IdCursor.Read("before", before!), cancellationToken);
    }

    private static async Task<DocumentItem> DocumentAsync(
        string database, string collection, string id, DocumentReader reader, StoreCatalog catalog, CollectionGuard guard,
        HttpContext context, CancellationToken cancellationToken)
    {
        var opened = guard.Open(database, collection, context.Caller());
        await catalog.FindAsync(database, collection);
        var value = QueryText.Id(id);
        return await reader.FindAsync(opened, value, cancellationToken) is { } document
            ? DocumentText.ItemOf(document)
            : throw ApiException.NotFound(
                $"There is no document with the _id {ExtendedJson.Write(value, ExtendedJsonMode.Relaxed)} in '{database}.{collection}'.");
    }

    private static async Task<PlanShape> ExplainAsync(
        string database, string collection, [AsParameters] QueryParameters asked, int? limit, int? offset, PlanReader plans,
        StoreCatalog catalog, CollectionGuard guard, HttpContext context, CancellationToken cancellationToken)
    {
        var opened = guard.Open(database, collection, context.Caller());
        if (opened.TakesOut)
        {
            throw new ApiException(
                StatusCodes.Status403Forbidden, "This collection holds secrets that queries never see, so their plans are not explained.");
        }

        var query = Query(asked, limit, offset);
        await catalog.FindAsync(database, collection);
        return await plans.ExplainAsync(opened.Collection, query, cancellationToken);
    }

    private static DocumentQuery Query(QueryParameters asked, int? limit, int? offset)
    {
        var paging = Paging.Of(limit, offset);
        if (paging.Offset > MostSkipped)
        {
            throw ApiException.Invalid(
                "offset", $"Pages by offset end at {MostSkipped} documents: narrow the filter, or sort by _id and page by 'after'.");
        }

        return DocumentQuery.Of(asked, paging.Offset, Math.Min(paging.Limit, MostDocuments));
    }
}
