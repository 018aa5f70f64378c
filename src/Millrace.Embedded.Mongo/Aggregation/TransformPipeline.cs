using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Aggregation.Stages;

namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>A pipeline of an update or of <c>$merge</c>: only stages that make one document of one document.</summary>
internal sealed class TransformPipeline
{
    private readonly List<TransformStage> _stages = [];

    private TransformPipeline()
    {
    }

    /// <exception cref="CommandException">A stage is unknown (40324), not allowed here (72) or malformed.</exception>
    public static TransformPipeline Compile(BsonArray stages, ExpressionScope scope)
    {
        if (stages.Count > AggregationPipeline.MaxStages)
        {
            throw new CommandException(
                (ErrorCode)7749501, $"Pipeline length must be no longer than {AggregationPipeline.MaxStages} stages");
        }

        var pipeline = new TransformPipeline();
        foreach (var stage in stages)
        {
            pipeline._stages.Add(StageTable.CompileTransform(stage, scope.Nested()));
        }

        return pipeline;
    }

    public BsonDocument Apply(BsonDocument document)
    {
        foreach (var stage in _stages)
        {
            document = stage.Transform(document);
        }

        return document;
    }
}
