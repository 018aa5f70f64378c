namespace Millrace.Server.Data;

/// <summary>The API of the store: databases, collections, documents, indexes, plans and exports.</summary>
internal static class DataServices
{
    public static void Add(IServiceCollection container)
    {
        container.AddSingleton<QuerySlots>().AddSingleton<CollectionGuard>().AddSingleton<StoreCatalog>();
        container.AddSingleton<DocumentReader>().AddSingleton<SchemaSampler>().AddSingleton<PlanReader>();
    }

    public static void Map(RouteGroupBuilder api)
    {
        CatalogEndpoints.Map(api);
        DocumentEndpoints.Map(api);
        ExportEndpoints.Map(api);
    }
}
