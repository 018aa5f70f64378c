using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$sort: all documents in order; equal ones keep theirs. Followed by $limit it holds no more documents than the limit.</summary>
internal sealed class SortStage(SortSpec order, long memoryLimitBytes) : IPipelineStage
{
    /// <value>How many documents are asked for; all of them when null.</value>
    public long? Limit { get; set; }

    public static SortStage Compile(BsonValue specification, StageContext context)
    {
        if (specification.Type != BsonType.Document)
        {
            throw new CommandException((ErrorCode)15973, "the $sort key specification must be an object");
        }

        return specification.AsDocument.Count > 0
            ? new SortStage(SortSpec.Compile(specification.AsDocument), context.Store.MemoryLimitBytes)
            : throw new CommandException((ErrorCode)15976, "$sort stage must have at least one sort key");
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        var budget = new MemoryBudget("$sort", memoryLimitBytes);
        return Limit is { } limit && limit <= int.MaxValue ? First(input, (int)limit, budget) : All(input, budget);
    }

    private IEnumerable<BsonDocument> All(IEnumerable<BsonDocument> input, MemoryBudget budget)
    {
        var entries = new List<SortEntry>();
        foreach (var document in input)
        {
            budget.Add(ValueSize.Of(document));
            entries.Add(new SortEntry(document, order.KeysOf(document), entries.Count));
        }

        entries.Sort(Compare);
        foreach (var entry in entries)
        {
            yield return entry.Document;
        }
    }

    /// <summary>Keeps the least documents in a heap with the greatest of them on top.</summary>
    private IEnumerable<BsonDocument> First(IEnumerable<BsonDocument> input, int limit, MemoryBudget budget)
    {
        var heap = new PriorityQueue<SortEntry, SortEntry>(Comparer<SortEntry>.Create((left, right) => Compare(right, left)));
        var index = 0L;
        foreach (var document in input)
        {
            var entry = new SortEntry(document, order.KeysOf(document), index++);
            budget.Add(ValueSize.Of(document));
            if (heap.Count < limit)
            {
                heap.Enqueue(entry, entry);
            }
            else
            {
                budget.Release(ValueSize.Of(heap.EnqueueDequeue(entry, entry).Document));
            }
        }

        var sorted = new SortEntry[heap.Count];
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            sorted[i] = heap.Dequeue();
        }

        foreach (var entry in sorted)
        {
            yield return entry.Document;
        }
    }

    private int Compare(SortEntry left, SortEntry right)
    {
        var result = order.CompareKeys(left.Keys, right.Keys);
        return result != 0 ? result : left.Index.CompareTo(right.Index);
    }
}
