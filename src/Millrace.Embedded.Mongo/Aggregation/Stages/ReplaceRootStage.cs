using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$replaceRoot and $replaceWith: a document in the document takes its place.</summary>
internal sealed class ReplaceRootStage(Expression newRoot) : TransformStage
{
    private static readonly string[] Names = ["newRoot"];

    public static ReplaceRootStage CompileRoot(BsonValue specification, ExpressionScope scope)
    {
        if (specification.Type != BsonType.Document)
        {
            throw new CommandException(
                (ErrorCode)40229, $"expected an object as specification for $replaceRoot stage, got {BsonTypeName.Of(specification.Type)}");
        }

        var given = StageOptions.Read("$replaceRoot", specification, Names);
        return given[0].IsMissing
            ? throw new CommandException((ErrorCode)40231, "no newRoot specified for the $replaceRoot stage")
            : CompileWith(given[0], scope);
    }

    public static ReplaceRootStage CompileWith(BsonValue specification, ExpressionScope scope)
        => new(ExpressionCompiler.Compile(specification, scope));

    public override BsonDocument Transform(BsonDocument document)
    {
        var root = newRoot.Evaluate(document);
        return root.Type == BsonType.Document
            ? root.AsDocument
            : throw new CommandException(
                (ErrorCode)40228,
                $"'newRoot' expression must evaluate to an object, but resulting value was of type: {BsonTypeName.Of(root.Type)}");
    }
}
