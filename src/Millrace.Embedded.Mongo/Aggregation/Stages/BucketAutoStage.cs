using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Accumulators;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>
/// $bucketAuto: groups into a number of ranges that hold about as many documents each. Preferred number series are refused.
/// </summary>
internal sealed class BucketAutoStage(
    Expression groupBy, int buckets, (string Name, AccumulatorSpec Spec)[] fields, long memoryLimitBytes) : IPipelineStage
{
    private static readonly string[] Names = ["groupBy", "buckets", "output", "granularity"];

    public static BucketAutoStage Compile(BsonValue specification, StageContext context)
    {
        var given = StageOptions.Read("$bucketAuto", specification, Names, (ErrorCode)40245);
        if (given[0].IsMissing || given[1].IsMissing)
        {
            throw new CommandException((ErrorCode)40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified");
        }

        if (!given[1].TryGetWholeInt32(out var buckets) || buckets <= 0)
        {
            throw new CommandException(
                (ErrorCode)(given[1].IsNumber ? 40243 : 40241), "The $bucketAuto 'buckets' field must be a number greater than 0");
        }

        if (!given[3].IsMissing)
        {
            throw new CommandException(
                ErrorCode.CommandNotSupported, "The $bucketAuto 'granularity' option is not supported by this store");
        }

        var fields = new List<(string, AccumulatorSpec)>();
        foreach (var (name, value) in BucketStage.Output("$bucketAuto", given[2]))
        {
            if (value.Type != BsonType.Document || value.AsDocument.Count != 1)
            {
                throw new CommandException((ErrorCode)40234, $"The field '{name}' must be an accumulator object");
            }

            var (accumulator, operand) = value.AsDocument.GetAt(0);
            fields.Add((name, AccumulatorTable.Compile(accumulator, operand, context.Scope)));
        }

        return new BucketAutoStage(ExpressionCompiler.Compile(given[0], context.Scope), buckets, [.. fields],
            context.Store.MemoryLimitBytes);
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        var budget = new MemoryBudget("$bucketAuto", memoryLimitBytes);
        var entries = new List<(BsonValue Key, BsonDocument Document)>();
        foreach (var document in input)
        {
            budget.Add(ValueSize.Of(document));
            entries.Add((groupBy.Evaluate(document).OrNull(), document));
        }

        // OrderBy is stable: accumulators like $push see equal keys in the order of the input.
        var sorted = entries.OrderBy(entry => entry.Key, BsonComparer.Instance).ToList();
        var size = Math.Max((int)Math.Round(sorted.Count / (double)buckets, MidpointRounding.AwayFromZero), 1);
        var start = 0;
        for (var bucket = 1; start < sorted.Count; bucket++)
        {
            var end = bucket == buckets ? sorted.Count : Math.Min(start + size, sorted.Count);
            while (end < sorted.Count && sorted[end].Key.SameAs(sorted[end - 1].Key))
            {
                end++;
            }

            var upper = end < sorted.Count ? sorted[end].Key : sorted[^1].Key;
            yield return Bucket(sorted, start, end, upper);
            start = end;
        }
    }

    private BsonDocument Bucket(List<(BsonValue Key, BsonDocument Document)> sorted, int start, int end, BsonValue upper)
    {
        var document = new BsonDocument { { "_id", new BsonDocument { { "min", sorted[start].Key }, { "max", upper } } } };
        foreach (var (name, spec) in fields)
        {
            var accumulator = spec.Create();
            for (var i = start; i < end; i++)
            {
                accumulator.Add(spec.Input(sorted[i].Document));
            }

            document.Add(name, accumulator.Result().OrNull());
        }

        return document;
    }
}
