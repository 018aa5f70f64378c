using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$count: one document with the number of documents, or none when there are none.</summary>
internal sealed class CountStage(string field) : IPipelineStage
{
    public static CountStage Compile(BsonValue specification, StageContext context)
    {
        if (specification.Type != BsonType.String || specification.AsString.Length == 0)
        {
            throw new CommandException(
                (ErrorCode)(specification.Type == BsonType.String ? 40157 : 40156), "the count field must be a non-empty string");
        }

        var field = specification.AsString;
        if (field[0] == '$')
        {
            throw new CommandException((ErrorCode)40158, "the count field cannot be a $-prefixed path");
        }

        if (field.Contains('\0', StringComparison.Ordinal))
        {
            throw new CommandException((ErrorCode)40159, "the count field cannot contain a null byte");
        }

        return field.Contains('.', StringComparison.Ordinal)
            ? throw new CommandException((ErrorCode)40160, "the count field cannot contain '.'")
            : new CountStage(field);
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        var count = input.LongCount();
        if (count > 0)
        {
            yield return new BsonDocument(field, Numeric.Whole(BsonType.Int32, count));
        }
    }
}
