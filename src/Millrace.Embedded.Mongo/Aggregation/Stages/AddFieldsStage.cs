using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$addFields and $set: computes fields beside the ones that are there.</summary>
internal sealed class AddFieldsStage(ProjectionNode projection) : TransformStage
{
    public static AddFieldsStage Compile(string name, BsonValue specification, ExpressionScope scope)
    {
        if (specification.Type != BsonType.Document)
        {
            throw new CommandException(
                (ErrorCode)40272, $"{name} specification stage must be an object, got {BsonTypeName.Of(specification.Type)}");
        }

        var root = new ProjectionNode(keepsOthers: true);
        foreach (var (path, value) in specification.AsDocument)
        {
            Add(root, path, value, scope);
        }

        return new AddFieldsStage(root);
    }

    public override BsonDocument Transform(BsonDocument document) => projection.Apply(document, document);

    private static void Add(ProjectionNode root, string path, BsonValue value, ExpressionScope scope)
    {
        var isNested = value.Type == BsonType.Document && value.AsDocument.Count > 0 && !ExpressionCompiler.IsOperator(value.AsDocument);
        if (!isNested)
        {
            root.Add(ExpressionCompiler.ParsePath(path), 0, ProjectionField.ComputedBy(ExpressionCompiler.Compile(value, scope)));
            return;
        }

        foreach (var (name, inner) in value.AsDocument)
        {
            Add(root, $"{path}.{name}", inner, scope.Nested());
        }
    }
}
