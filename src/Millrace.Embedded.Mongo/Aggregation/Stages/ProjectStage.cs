using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$project: includes, excludes and computes fields.</summary>
internal sealed class ProjectStage(ProjectionNode projection) : TransformStage
{
    public static ProjectStage Compile(BsonValue specification, ExpressionScope scope)
    {
        if (specification.Type != BsonType.Document)
        {
            throw new CommandException((ErrorCode)15969, "$project specification must be an object");
        }

        if (specification.AsDocument.Count == 0)
        {
            throw new CommandException(
                (ErrorCode)51272, "Invalid $project :: caused by :: projection specification must have at least one field");
        }

        var compiler = new ProjectionCompiler(scope);
        foreach (var (path, value) in specification.AsDocument)
        {
            compiler.Add(path, value);
        }

        return new ProjectStage(compiler.Build());
    }

    public override BsonDocument Transform(BsonDocument document) => projection.Apply(document, document);
}
