using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$skip: leaves out the first documents.</summary>
internal sealed class SkipStage(long skip) : IPipelineStage
{
    public static SkipStage Compile(BsonValue specification, StageContext context)
    {
        if (!specification.TryGetWholeInt64(out var skip) || skip < 0)
        {
            throw new CommandException(
                (ErrorCode)5107200, $"invalid argument to $skip stage: Expected a non-negative integer, found: {specification}");
        }

        return new SkipStage(skip);
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        var left = skip;
        foreach (var document in input)
        {
            if (left > 0)
            {
                left--;
                continue;
            }

            yield return document;
        }
    }
}
