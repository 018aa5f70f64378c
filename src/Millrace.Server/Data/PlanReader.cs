using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Server.Data.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Data;

/// <summary>Explains queries by a run of them, and turns the server's answer into steps. Thread-safe.</summary>
internal sealed class PlanReader(QuerySlots slots, WebServerOptions options)
{
    private const int MostStages = 100;

    private static readonly string[] Figures =
    [
        "stage", "nReturned", "executionTimeMillisEstimate", "works", "advanced", "needTime", "needYield", "saveState", "restoreState",
        "isEOF", "failed", "keysExamined", "docsExamined", "totalDocsExamined", "totalKeysExamined", "seeks", "dupsTested", "dupsDropped",
        "alreadyHasObj", "inputStage", "inputStages", "innerStage", "outerStage", "thenStage", "elseStage", "planNodeId", "memLimit",
        "indexVersion",
    ];

    public async Task<PlanShape> ExplainAsync(MongoCollection collection, DocumentQuery query, CancellationToken cancellationToken)
    {
        using var slot = await slots.QueryAsync(cancellationToken);
        var find = new BsonDocument { { "find", collection.Name }, { "filter", query.Filter }, { "limit", query.Limit } };
        foreach (var (name, value) in new[] { ("sort", query.Sort), ("projection", query.Projection) })
        {
            if (value.Count > 0)
            {
                find.Add(name, value);
            }
        }

        if (query.Skip > 0)
        {
            find.Add("skip", query.Skip);
        }

        var command = new BsonDocument
        {
            { "explain", find }, { "verbosity", "executionStats" }, { "maxTimeMS", (int)options.QueryTime.TotalMilliseconds },
        };
        try
        {
            return Shape(await collection.Database.RunCommandAsync(command, cancellationToken));
        }
        catch (MongoServerException refused)
        {
            throw QueryRefusal.Of(refused, query);
        }
    }

    /// <summary>Reads an answer of either of MongoDB's engines, or of the embedded store; what it lacks is null.</summary>
    internal static PlanShape Shape(BsonDocument reply)
    {
        var planner = DocumentOf(reply, "queryPlanner");
        var winning = DocumentOf(planner, "winningPlan");
        var statistics = DocumentOf(reply, "executionStats");
        // The slot-based engine's run has other stages than its plan; the plan is what people know.
        var isSlotBased = winning.ContainsKey("queryPlan");
        var tree = isSlotBased ? DocumentOf(winning, "queryPlan")
            : DocumentOf(statistics, "executionStages") is { Count: > 0 } run && run.ContainsKey("stage") ? run
            : winning;
        var stages = new List<PlanStage>();
        Flatten(tree, 0, stages);
        var names = stages.Select(stage => stage.Stage).ToList();
        return new PlanShape(
            names.Exists(IsIndexed) ? "index" : names.Contains("COLLSCAN") ? "collection" : "nothing",
            IndexOf(tree),
            names.Contains("SORT"),
            Number(statistics, "nReturned"),
            Number(statistics, "totalKeysExamined"),
            Number(statistics, "totalDocsExamined"),
            Number(statistics, "executionTimeMillis"),
            planner["rejectedPlans"].IsArray ? planner["rejectedPlans"].AsArray.Count : 0,
            stages,
            DocumentText.NodeOf(reply));
    }

    private static bool IsIndexed(string stage) =>
        stage is "IXSCAN" or "IDHACK" or "COUNT_SCAN" or "DISTINCT_SCAN" or "GEO_NEAR_2DSPHERE" or "GEO_NEAR_2D" or "TEXT_MATCH"
        || stage.StartsWith("EXPRESS_", StringComparison.Ordinal);

    private static string? IndexOf(BsonDocument stage)
    {
        if (stage.TextOf("indexName") is { } name)
        {
            return name;
        }

        return stage.TextOf("stage") == "IDHACK" ? "_id_" : InputsOf(stage).Select(IndexOf).FirstOrDefault(index => index is not null);
    }

    private static void Flatten(BsonDocument stage, int depth, List<PlanStage> stages)
    {
        if (stages.Count >= MostStages || stage.Count == 0)
        {
            return;
        }

        var details = new BsonDocument(stage.Where(field => !Figures.Contains(field.Name)));
        stages.Add(new PlanStage(
            stage.TextOf("stage") ?? "?",
            depth,
            details.Count > 0 ? DocumentText.NodeOf(details) : null,
            Number(stage, "nReturned"),
            Number(stage, "keysExamined"),
            Number(stage, "docsExamined"),
            Number(stage, "executionTimeMillisEstimate")));
        foreach (var input in InputsOf(stage))
        {
            Flatten(input, depth + 1, stages);
        }
    }

    private static IEnumerable<BsonDocument> InputsOf(BsonDocument stage) => stage["inputStage"].IsDocument
        ? stage.DocumentsOf("inputStages").Prepend(stage["inputStage"].AsDocument)
        : stage.DocumentsOf("inputStages");

    private static BsonDocument DocumentOf(BsonDocument document, string name) =>
        document[name].IsDocument ? document[name].AsDocument : [];

    private static long? Number(BsonDocument document, string name) => document[name].IsNumber ? document.LongOf(name) : null;
}
