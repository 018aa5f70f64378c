using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$documents: documents written in the pipeline.</summary>
internal sealed class DocumentsStage(Expression documents) : ISourceStage
{
    public static DocumentsStage Compile(BsonValue specification, StageContext context)
        => new(ExpressionCompiler.Compile(specification, context.Scope));

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        var value = documents.Evaluate([]);
        if (value.Type != BsonType.Array || value.AsArray.Any(element => element.Type != BsonType.Document))
        {
            throw new CommandException((ErrorCode)5858203, "$documents must evaluate to an array of objects");
        }

        return value.AsArray.Select(element => element.AsDocument);
    }
}
