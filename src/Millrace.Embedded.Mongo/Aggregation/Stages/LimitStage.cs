using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$limit: the first documents.</summary>
internal sealed class LimitStage(long limit) : IPipelineStage
{
    public long Limit { get; } = limit;

    public static LimitStage Compile(BsonValue specification, StageContext context)
    {
        if (!specification.TryGetWholeInt64(out var limit) || limit < 0)
        {
            throw new CommandException(
                (ErrorCode)5107201, $"invalid argument to $limit stage: Expected a non-negative integer, found: {specification}");
        }

        return limit > 0 ? new LimitStage(limit) : throw new CommandException((ErrorCode)15958, "the limit must be positive");
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        var left = Limit;
        foreach (var document in input)
        {
            yield return document;
            if (--left == 0)
            {
                yield break;
            }
        }
    }
}
