using Millrace.Bson;
using Millrace.Server.Data.Shapes;
using Millrace.Server.Hosting;
using Millrace.Server.Pages.Shapes;
using Millrace.Server.Security;

namespace Millrace.Server.Data;

/// <summary>What there is: databases, collections, indexes, fields.</summary>
internal static class CatalogEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/databases", DatabasesAsync);
        api.MapGet("/databases/{database}", DatabaseAsync);
        api.MapGet("/databases/{database}/collections", CollectionsAsync);
        api.MapGet("/databases/{database}/collections/{collection}", CollectionAsync);
        api.MapGet("/databases/{database}/collections/{collection}/indexes", IndexesAsync);
        api.MapGet("/databases/{database}/collections/{collection}/schema", SchemaAsync);
    }

    private static async Task<PageOf<DatabaseSummary>> DatabasesAsync(StoreCatalog catalog, int? limit, int? offset)
    {
        var names = await catalog.DatabaseNamesAsync();
        var summaries = new List<DatabaseSummary>();
        foreach (var name in Paging.Of(limit, offset).Cut(names))
        {
            summaries.Add(await catalog.DatabaseAsync(name));
        }

        return new PageOf<DatabaseSummary>(summaries, names.Count);
    }

    private static async Task<DatabaseSummary> DatabaseAsync(string database, StoreCatalog catalog)
    {
        await catalog.RequireDatabaseAsync(database);
        return await catalog.DatabaseAsync(database);
    }

    private static async Task<PageOf<CollectionSummary>> CollectionsAsync(
        string database, StoreCatalog catalog, int? limit, int? offset, string? search)
    {
        await catalog.RequireDatabaseAsync(database);
        var found = (await catalog.CollectionsAsync(database))
            .Where(item => string.IsNullOrEmpty(search) || item["name"].AsString.Contains(search, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return new PageOf<CollectionSummary>(
            await catalog.SummariesAsync(database, Paging.Of(limit, offset).Cut(found)), found.Count);
    }

    private static async Task<CollectionDetails> CollectionAsync(
        string database, string collection, StoreCatalog catalog, CollectionGuard guard, HttpContext context)
    {
        guard.Open(database, collection, context.Caller());
        var listed = await catalog.FindAsync(database, collection);
        var options = listed["options"].IsDocument ? listed["options"].AsDocument : [];
        var info = listed["info"].IsDocument ? listed["info"].AsDocument : [];
        return new CollectionDetails(
            database,
            await catalog.SummaryAsync(database, listed),
            info["uuid"] is { Type: BsonType.Binary } uuid && uuid.AsBinary.TryGetGuid(out var id) ? id.ToString() : null,
            options["capped"] is { Type: BsonType.Boolean } capped && capped.AsBoolean,
            options.Count > 0 ? DocumentText.NodeOf(options) : null);
    }

    private static async Task<PageOf<IndexShape>> IndexesAsync(
        string database, string collection, int? limit, int? offset, StoreCatalog catalog, CollectionGuard guard, HttpContext context)
    {
        guard.Open(database, collection, context.Caller());
        await catalog.FindAsync(database, collection);
        var indexes = await catalog.IndexesAsync(database, collection);
        return new PageOf<IndexShape>(Paging.Of(limit, offset).Cut(indexes), indexes.Count);
    }

    private static async Task<SchemaShape> SchemaAsync(
        string database, string collection, int? sample, string? filter, SchemaSampler sampler, StoreCatalog catalog,
        CollectionGuard guard, HttpContext context, CancellationToken cancellationToken)
    {
        var opened = guard.Open(database, collection, context.Caller());
        var summary = await catalog.SummaryAsync(database, await catalog.FindAsync(database, collection));
        return await sampler.SampleAsync(opened, QueryText.Filter(filter), sample, summary.Documents, cancellationToken);
    }
}
