using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$match: keeps the documents that a filter matches.</summary>
internal sealed class MatchStage(BsonDocument filter, Matcher matcher) : IPipelineStage
{
    public BsonDocument Filter { get; } = filter;

    public static MatchStage Compile(BsonValue specification, StageContext context)
    {
        if (specification.Type != BsonType.Document)
        {
            throw new CommandException((ErrorCode)15959, "the match filter must be an expression in an object");
        }

        return new MatchStage(specification.AsDocument, Matcher.Compile(specification.AsDocument, context.Scope));
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        foreach (var document in input)
        {
            if (matcher.Matches(document))
            {
                yield return document;
            }
        }
    }
}
