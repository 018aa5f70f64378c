using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$bucket: groups by ranges of a value, given by their boundaries.</summary>
internal sealed class BucketStage(GroupStage group, SortStage sort) : IPipelineStage
{
    private static readonly string[] Names = ["groupBy", "boundaries", "default", "output"];

    public static BucketStage Compile(BsonValue specification, StageContext context)
    {
        if (specification.Type != BsonType.Document)
        {
            throw new CommandException(
                (ErrorCode)40201, $"Argument to $bucket stage must be an object, but found type: {BsonTypeName.Of(specification.Type)}");
        }

        var given = StageOptions.Read("$bucket", specification, Names, (ErrorCode)40197);
        if (given[0].IsMissing || given[1].IsMissing)
        {
            throw new CommandException((ErrorCode)40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
        }

        var boundaries = Boundaries(given[1], context);
        var id = Switch(given[0], boundaries, given[2], context);
        var fields = new BsonDocument { { "_id", id } };
        foreach (var (name, accumulator) in Output("$bucket", given[3]))
        {
            fields.Add(name, accumulator);
        }

        return new BucketStage(GroupStage.Compile(fields, context), SortStage.Compile(new BsonDocument("_id", 1), context));
    }

    /// <summary>The accumulated fields of a bucket: a count when none are given.</summary>
    public static BsonDocument Output(string stage, BsonValue output) => output.Type switch
    {
        BsonType.None => new BsonDocument("count", new BsonDocument("$sum", 1)),
        BsonType.Document => output.AsDocument,
        _ => throw new CommandException(
            (ErrorCode)(stage == "$bucket" ? 40196 : 40244),
            $"The {stage} 'output' field must be an object, but found type: {BsonTypeName.Of(output.Type)}"),
    };

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input) => sort.Run(group.Run(input));

    private static List<BsonValue> Boundaries(BsonValue given, StageContext context)
    {
        if (given.Type != BsonType.Array)
        {
            throw new CommandException(
                (ErrorCode)40200, $"The $bucket 'boundaries' field must be an array, but found type: {BsonTypeName.Of(given.Type)}");
        }

        var boundaries = given.AsArray.Select(value => ExpressionCompiler.Compile(value, context.Scope).Evaluate([]).OrNull()).ToList();
        if (boundaries.Count < 2)
        {
            throw new CommandException((ErrorCode)40192, "The $bucket 'boundaries' field must have at least 2 values");
        }

        for (var i = 1; i < boundaries.Count; i++)
        {
            if (BsonComparer.CompareTypeOrder(boundaries[i].Type) != BsonComparer.CompareTypeOrder(boundaries[0].Type))
            {
                throw new CommandException(
                    (ErrorCode)40193, "All values in the the 'boundaries' option to $bucket must have the same type.");
            }

            if (boundaries[i - 1].CompareTo(boundaries[i]) >= 0)
            {
                throw new CommandException((ErrorCode)40194, "The 'boundaries' option to $bucket must be sorted");
            }
        }

        return boundaries;
    }

    private static BsonDocument Switch(BsonValue groupBy, List<BsonValue> boundaries, BsonValue otherwise, StageContext context)
    {
        var branches = new BsonArray();
        for (var i = 0; i + 1 < boundaries.Count; i++)
        {
            var atLeast = new BsonDocument("$gte", new BsonArray { groupBy, Literal(boundaries[i]) });
            var below = new BsonDocument("$lt", new BsonArray { groupBy, Literal(boundaries[i + 1]) });
            var inside = new BsonDocument("$and", new BsonArray { atLeast, below });
            branches.Add(new BsonDocument { { "case", inside }, { "then", Literal(boundaries[i]) } });
        }

        var cases = new BsonDocument("branches", branches);
        if (!otherwise.IsMissing)
        {
            var value = ExpressionCompiler.Compile(otherwise, context.Scope).Evaluate([]).OrNull();
            if (value.CompareTo(boundaries[0]) >= 0 && value.CompareTo(boundaries[^1]) < 0)
            {
                throw new CommandException(
                    (ErrorCode)40199,
                    "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.");
            }

            cases.Add("default", Literal(value));
        }

        return new BsonDocument("$switch", cases);
    }

    private static BsonDocument Literal(BsonValue value) => new("$literal", value);
}
