using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$facet: several pipelines over the same input; one document with an array for each.</summary>
internal sealed class FacetStage((string Name, AggregationPipeline Pipeline)[] facets, long memoryLimitBytes) : IPipelineStage
{
    public static FacetStage Compile(BsonValue specification, StageContext context)
    {
        if (specification.Type != BsonType.Document || specification.AsDocument.Count == 0)
        {
            throw new CommandException((ErrorCode)40169, "the $facet specification must be a non-empty object");
        }

        if (context.Place == PipelinePlace.Facet)
        {
            throw new CommandException((ErrorCode)40600, "$facet is not allowed to be used within a $facet stage");
        }

        var facets = new List<(string, AggregationPipeline)>();
        foreach (var (name, stages) in specification.AsDocument)
        {
            if (stages.Type != BsonType.Array)
            {
                throw new CommandException((ErrorCode)40170, $"arguments to $facet must be arrays, {name} is not");
            }

            if (name.Length == 0 || name[0] == '$' || name.Contains('.', StringComparison.Ordinal))
            {
                throw new CommandException(
                    (ErrorCode)40172, $"'{name}' is not a name for a facet: it must not be empty, begin with '$' or contain '.'");
            }

            var pipeline = AggregationPipeline.Compile(
                stages.AsArray, context.Store, collection: null, context.Scope, PipelinePlace.Facet);
            facets.Add((name, pipeline));
        }

        return new FacetStage([.. facets], context.Store.MemoryLimitBytes);
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        var budget = new MemoryBudget("$facet", memoryLimitBytes);
        var documents = new List<BsonDocument>();
        foreach (var document in input)
        {
            budget.Add(ValueSize.Of(document));
            documents.Add(document);
        }

        var result = new BsonDocument();
        foreach (var (name, pipeline) in facets)
        {
            var array = new BsonArray();
            foreach (var document in pipeline.Execute(documents))
            {
                budget.Add(ValueSize.Of(document));
                array.Add(document);
            }

            result.Add(name, array);
        }

        yield return result;
    }
}
