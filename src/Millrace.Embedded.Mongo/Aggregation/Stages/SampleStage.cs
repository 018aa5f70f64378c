using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$sample: some documents at random, each at most once, by reservoir sampling.</summary>
internal sealed class SampleStage(int size, long memoryLimitBytes) : IPipelineStage
{
    private static readonly string[] Names = ["size"];

    public static SampleStage Compile(BsonValue specification, StageContext context)
    {
        if (specification.Type != BsonType.Document)
        {
            throw new CommandException((ErrorCode)28745, "the $sample stage specification must be an object");
        }

        var given = StageOptions.Read("$sample", specification, Names, (ErrorCode)28748);
        if (given[0].IsMissing)
        {
            throw new CommandException((ErrorCode)28749, "$sample stage must specify a size");
        }

        if (!given[0].IsNumber)
        {
            throw new CommandException((ErrorCode)28746, "size argument to $sample must be a number");
        }

        return given[0].TryGetWholeInt32(out var size) && size > 0
            ? new SampleStage(size, context.Store.MemoryLimitBytes)
            : throw new CommandException((ErrorCode)28747, "size argument to $sample must be a positive number");
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        var budget = new MemoryBudget("$sample", memoryLimitBytes);
        var sample = new List<BsonDocument>();
        var seen = 0L;
        foreach (var document in input)
        {
            seen++;
            if (sample.Count < size)
            {
                budget.Add(ValueSize.Of(document));
                sample.Add(document);
                continue;
            }

            var place = Random.Shared.NextInt64(seen);
            if (place < size)
            {
                budget.Release(ValueSize.Of(sample[(int)place]));
                budget.Add(ValueSize.Of(document));
                sample[(int)place] = document;
            }
        }

        Random.Shared.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(sample));
        return sample;
    }
}
