using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Tests.Aggregation;

/// <summary>A store of lists of documents, for pipelines without a server.</summary>
internal sealed class TestAggregationContext : IAggregationContext
{
    public Dictionary<string, List<BsonDocument>> Collections { get; } = [];

    public List<int> MergedBatches { get; } = [];

    public int Interrupts { get; private set; }

    /// <value>After how many checks the command is interrupted.</value>
    public int InterruptAfter { get; init; } = int.MaxValue;

    public string DatabaseName => "test";

    public string? CollectionName => "source";

    public DateTimeOffset Now => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public BsonDocument? Let { get; init; }

    public bool AllowsDiskUse { get; set; } = true;

    public long MemoryLimitBytes { get; init; } = 100L * 1024 * 1024;

    public IEnumerable<BsonDocument> ReadCollection(string database, string collection, BsonDocument? filter)
    {
        var matcher = Matcher.Compile(filter ?? []);
        return Collections.TryGetValue(collection, out var documents) ? documents.Where(matcher.Matches) : [];
    }

    public IEnumerable<NearDocument> ReadNearest(string database, string collection, NearQuery near, BsonDocument filter) => [];

    public IEnumerable<BsonDocument> ReadStatistics(string stage, BsonValue specification) => [new BsonDocument("stage", stage)];

    public void RequireUniqueIndex(string database, string collection, IReadOnlyList<string> fields)
    {
        if (fields is not ["_id"] and not ["key"])
        {
            throw new CommandException((ErrorCode)51183, "Cannot find index to verify that join fields will be unique");
        }
    }

    public void Merge(string database, string collection, IReadOnlyList<MergeWrite> batch)
    {
        MergedBatches.Add(batch.Count);
        if (!Collections.TryGetValue(collection, out var documents))
        {
            Collections.Add(collection, documents = []);
        }

        foreach (var write in batch)
        {
            var matcher = Matcher.Compile(write.Filter);
            var index = documents.FindIndex(matcher.Matches);
            if (write.Resolve(index < 0 ? null : documents[index]) is not { } result)
            {
                continue;
            }

            if (index < 0)
            {
                documents.Add(result);
            }
            else
            {
                documents[index] = result;
            }
        }
    }

    public void ReplaceCollection(string database, string collection, IEnumerable<BsonDocument> documents)
        => Collections[collection] = [.. documents];

    public void CheckInterrupt()
    {
        if (++Interrupts > InterruptAfter)
        {
            throw new CommandException(ErrorCode.MaxTimeMSExpired, "operation exceeded time limit");
        }
    }
}
