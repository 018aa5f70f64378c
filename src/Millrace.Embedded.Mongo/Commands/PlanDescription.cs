using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>A plan in the form that explain shows: stages, each with its input and, of an actual run, its figures.</summary>
internal static class PlanDescription
{
    public static BsonDocument Of(FindQuery query, ScanPlan plan, bool collectionExists, PlanFigures? run = null)
    {
        if (!collectionExists) return Stage("EOF", run, 0);
        BsonDocument stage = plan.Kind == ScanKind.Collection ? CollectionScan(query, plan, run) : IndexScan(query, plan, run);
        long passed = run?.Matched ?? 0;
        if (query.SortsInMemory(plan))
        {
            if (query.Limit is { } most) passed = Math.Min(passed, most + query.Skip);
            stage = Around("SORT", stage, "sortPattern", query.SortPattern, run, passed);
        }

        if (query.Skip > 0)
        {
            passed = Math.Max(0, passed - query.Skip);
            stage = Around("SKIP", stage, "skipAmount", query.Skip, run, passed);
        }

        long returned = run?.Returned ?? 0;
        if (query.Limit is { } limit) stage = Around("LIMIT", stage, "limitAmount", limit, run, returned);
        return query.Projects ? Around("PROJECTION_DEFAULT", stage, "transformBy", query.ProjectionDocument, run, returned) : stage;
    }

    private static BsonDocument CollectionScan(FindQuery query, ScanPlan plan, PlanFigures? run)
    {
        BsonDocument stage = Stage("COLLSCAN", run, run?.Matched ?? 0);
        if (query.Filter.Count > 0) stage.Insert(1, "filter", query.Filter);
        stage.Add("direction", DirectionOf(plan));
        if (run is { } figures) stage.Add("docsExamined", figures.Documents);
        return stage;
    }

    private static BsonDocument IndexScan(FindQuery query, ScanPlan plan, PlanFigures? run)
    {
        BsonDocument scan = Stage("IXSCAN", run, run?.Documents ?? 0);
        foreach (BsonElement detail in DetailsOf(plan)) scan.Add(detail.Name, detail.Value);
        if (run is { } figures) scan.Add("keysExamined", figures.Keys);
        BsonDocument fetch = Stage("FETCH", run, run?.Matched ?? 0);
        if (query.Filter.Count > 0) fetch.Insert(1, "filter", query.Filter);
        if (run is { } read) fetch.Add("docsExamined", read.Documents);
        fetch.Add("inputStage", scan);
        return plan.Near is { } near ? NearestFirst(plan, near, fetch, run) : fetch;
    }

    private static BsonDocument DetailsOf(ScanPlan plan) => new()
    {
        { "keyPattern", plan.KeyPattern },
        { "indexName", plan.IndexName },
        { "isMultiKey", plan.Index?.IsMultikey ?? false },
        { "isUnique", plan.Index?.IsUnique ?? true },
        { "isSparse", plan.Index?.IsSparse ?? false },
        { "isPartial", plan.Index?.PartialFilter is not null },
        { "direction", DirectionOf(plan) },
        { "indexBounds", plan.Bounds },
    };

    private static BsonDocument NearestFirst(ScanPlan plan, NearQuery near, BsonDocument fetch, PlanFigures? run)
    {
        BsonDocument stage = Stage("GEO_NEAR_2DSPHERE", run, run?.Matched ?? 0);
        stage.Add("keyPattern", plan.KeyPattern);
        stage.Add("indexName", plan.IndexName);
        stage.Add("field", near.Path!);
        stage.Add("inputStages", new BsonArray { fetch });
        return stage;
    }

    private static BsonDocument Around(string stage, BsonDocument input, string detail, BsonValue value, PlanFigures? run, long passed)
    {
        BsonDocument around = Stage(stage, run, passed);
        around.Add(detail, value);
        around.Add("inputStage", input);
        return around;
    }

    private static BsonDocument Stage(string name, PlanFigures? run, long passed)
    {
        BsonDocument stage = new() { { "stage", name } };
        if (run is not { } figures) return stage;
        stage.Add("nReturned", passed);
        // Stages are not timed one by one: the time is that of the run.
        stage.Add("executionTimeMillisEstimate", figures.Millis);
        stage.Add("isEOF", 1);
        return stage;
    }

    private static string DirectionOf(ScanPlan plan) => plan.IsBackward ? "backward" : "forward";
}
