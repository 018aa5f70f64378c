using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;
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

        if (NearOperands.Mentions(specification.AsDocument))
        {
            throw new CommandException(
                (ErrorCode)5626500,
                "$geoNear, $near, and $nearSphere are not allowed in $match, as they sort by distance; use $geoWithin or a $geoNear stage");
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
