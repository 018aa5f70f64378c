using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$sortByCount: a $group that counts, and a $sort by the counts.</summary>
internal sealed class SortByCountStage(GroupStage group, SortStage sort) : IPipelineStage
{
    public static SortByCountStage Compile(BsonValue specification, StageContext context)
    {
        var isExpression = specification.Type == BsonType.Document
            ? ExpressionCompiler.IsOperator(specification.AsDocument)
            : specification.Type == BsonType.String && specification.AsString.StartsWith('$');
        if (!isExpression)
        {
            throw new CommandException(
                (ErrorCode)(specification.Type == BsonType.Document ? 40147 : specification.Type == BsonType.String ? 40148 : 40149),
                "the sortByCount field must be a $-prefixed path or an expression");
        }

        var group = new BsonDocument { { "_id", specification }, { "count", new BsonDocument("$sum", 1) } };
        return new SortByCountStage(GroupStage.Compile(group, context), SortStage.Compile(new BsonDocument("count", -1), context));
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input) => sort.Run(group.Run(input));
}
