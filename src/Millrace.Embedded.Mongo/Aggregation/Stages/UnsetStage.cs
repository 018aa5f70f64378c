using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$unset: drops fields.</summary>
internal sealed class UnsetStage(ProjectionNode projection) : TransformStage
{
    public static UnsetStage Compile(BsonValue specification, ExpressionScope scope)
    {
        IEnumerable<BsonValue> paths = specification.Type switch
        {
            BsonType.String => [specification],
            BsonType.Array when specification.AsArray.Count > 0 => specification.AsArray,
            BsonType.Array => throw new CommandException(
                (ErrorCode)31119, "$unset specification must be a string or an array with at least one field"),
            _ => throw new CommandException((ErrorCode)31002, "$unset specification must be a string or an array"),
        };
        var root = new ProjectionNode(keepsOthers: true);
        foreach (var path in paths)
        {
            if (path.Type != BsonType.String)
            {
                throw new CommandException(
                    (ErrorCode)31120, "$unset specification must be a string or an array containing only string values");
            }

            root.Add(ExpressionCompiler.ParsePath(path.AsString), 0, ProjectionField.Excluded);
        }

        return new UnsetStage(root);
    }

    public override BsonDocument Transform(BsonDocument document) => projection.Apply(document, document);
}
