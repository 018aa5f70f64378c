using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$unionWith: the input, then another collection's documents, through a pipeline if one is given.</summary>
internal sealed class UnionWithStage(string? collection, AggregationPipeline? pipeline, IAggregationContext store) : IPipelineStage
{
    private static readonly string[] Names = ["coll", "pipeline"];

    public static UnionWithStage Compile(BsonValue specification, StageContext context)
    {
        if (specification.Type == BsonType.String)
        {
            return new UnionWithStage(specification.AsString, null, context.Store);
        }

        var given = StageOptions.Read("$unionWith", specification, Names);
        if (given[1].Type is not (BsonType.None or BsonType.Array))
        {
            throw new CommandException(ErrorCode.TypeMismatch, "$unionWith 'pipeline' must be an array");
        }

        var collection = given[0].IsMissing ? null : StageOptions.RequireString("$unionWith", "coll", given[0]);
        var pipeline = given[1].IsMissing
            ? null
            : AggregationPipeline.Compile(given[1].AsArray, context.Store, collection, context.Scope, PipelinePlace.Nested);
        if (collection is null && pipeline is not { HasOwnSource: true })
        {
            throw new CommandException(ErrorCode.FailedToParse, "$unionWith needs a 'coll', or a pipeline that begins with $documents");
        }

        return new UnionWithStage(collection, pipeline, context.Store);
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        foreach (var document in input)
        {
            yield return document;
        }

        // A leading $match reads by an index, unless it may use variables, which the store does not know.
        var filter = pipeline?.LeadingMatch is { } match && !LookupStage.UsesExpressions(match) ? match : null;
        var other = collection is null ? [] : store.ReadCollection(store.DatabaseName, collection, filter);
        foreach (var document in (filter is null ? pipeline?.Execute(other) : pipeline?.ExecuteMatched(other)) ?? other)
        {
            store.CheckInterrupt();
            yield return document;
        }
    }
}
