using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>A plan in the form that explain shows: stages, each with its input.</summary>
internal static class PlanDescription
{
    public static BsonDocument Of(FindQuery query, ScanPlan plan, bool collectionExists)
    {
        if (!collectionExists) return new BsonDocument { { "stage", "EOF" } };
        BsonDocument stage = plan.Kind == ScanKind.Collection ? CollectionScan(query, plan) : IndexScan(query, plan);
        if (query.SortsInMemory(plan)) stage = Around("SORT", stage, "sortPattern", query.SortPattern);
        if (query.Skip > 0) stage = Around("SKIP", stage, "skipAmount", query.Skip);
        if (query.Limit is { } limit) stage = Around("LIMIT", stage, "limitAmount", limit);
        return query.Projects ? Around("PROJECTION_DEFAULT", stage, "transformBy", query.ProjectionDocument) : stage;
    }

    private static BsonDocument CollectionScan(FindQuery query, ScanPlan plan)
    {
        BsonDocument stage = new() { { "stage", "COLLSCAN" } };
        if (query.Filter.Count > 0) stage.Add("filter", query.Filter);
        stage.Add("direction", DirectionOf(plan));
        return stage;
    }

    private static BsonDocument IndexScan(FindQuery query, ScanPlan plan)
    {
        BsonDocument scan = new()
        {
            { "stage", "IXSCAN" },
            { "keyPattern", plan.KeyPattern },
            { "indexName", plan.IndexName },
            { "isMultiKey", plan.Index?.IsMultikey ?? false },
            { "isUnique", plan.Index?.IsUnique ?? true },
            { "isSparse", plan.Index?.IsSparse ?? false },
            { "isPartial", plan.Index?.PartialFilter is not null },
            { "direction", DirectionOf(plan) },
            { "indexBounds", plan.Bounds },
        };
        if (plan.Near is { } near) return NearestFirst(query, plan, near, scan);
        BsonDocument fetch = new() { { "stage", "FETCH" } };
        if (query.Filter.Count > 0) fetch.Add("filter", query.Filter);
        fetch.Add("inputStage", scan);
        return fetch;
    }

    private static BsonDocument NearestFirst(FindQuery query, ScanPlan plan, NearQuery near, BsonDocument scan)
    {
        BsonDocument fetch = new() { { "stage", "FETCH" } };
        if (query.Filter.Count > 0) fetch.Add("filter", query.Filter);
        fetch.Add("inputStage", scan);
        return new BsonDocument
        {
            { "stage", "GEO_NEAR_2DSPHERE" },
            { "keyPattern", plan.KeyPattern },
            { "indexName", plan.IndexName },
            { "field", near.Path! },
            { "inputStages", new BsonArray { fetch } },
        };
    }

    private static BsonDocument Around(string stage, BsonDocument input, string detail, BsonValue value) =>
        new() { { "stage", stage }, { detail, value }, { "inputStage", input } };

    private static string DirectionOf(ScanPlan plan) => plan.IsBackward ? "backward" : "forward";
}
