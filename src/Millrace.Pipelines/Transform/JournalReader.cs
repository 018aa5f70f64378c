using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Pipelines.Load;

namespace Millrace.Pipelines.Transform;

/// <summary>Reads the load journal for transforms. Thread-safe.</summary>
internal sealed class JournalReader(MongoDatabase state)
{
    private readonly MongoCollection _entries = state.Collection(JournalEntries.Collection);

    /// <summary>The number of the last entry of every lane into a collection.</summary>
    public async Task<IReadOnlyDictionary<string, long>> HeadsAsync(CollectionName target, CancellationToken cancellationToken)
    {
        var heads = new Dictionary<string, long>(StringComparer.Ordinal);
        List<BsonDocument> pipeline =
        [
            new("$match", JournalEntries.AllInto(target)),
            new("$group", new BsonDocument { { "_id", "$lane" }, { "number", new BsonDocument("$max", "$number") } }),
        ];
        await foreach (var head in _entries.AggregateAsync(pipeline).WithCancellation(cancellationToken))
        {
            heads[head["_id"].AsString] = head["number"].AsInt64;
        }

        return heads;
    }

    /// <summary>What was loaded into a collection after a position: ranges of about so many records, in order of entry a lane.</summary>
    public async Task<List<JournalRange>> ReadAfterAsync(
        CollectionName target, TransformPosition position, int maxRecords, CancellationToken cancellationToken)
    {
        var ranges = new List<JournalRange>();
        var records = 0L;
        foreach (var (lane, head) in (await HeadsAsync(target, cancellationToken)).OrderBy(lane => lane.Key, StringComparer.Ordinal))
        {
            if (head > position.NumberOf(lane) && records < maxRecords)
            {
                records += await ReadLaneAsync(target, lane, position.NumberOf(lane), maxRecords - records, ranges, cancellationToken);
            }
        }

        return ranges;
    }

    /// <summary>Removes the entries of a lane that every transform has merged; the last entry always stays, for its number.</summary>
    public async Task PruneAsync(string lane, long merged, CancellationToken cancellationToken) =>
        await _entries.DeleteManyAsync(JournalEntries.Before(lane, merged), cancellationToken);

    private async Task<long> ReadLaneAsync(
        CollectionName target, string lane, long after, long maxRecords, List<JournalRange> ranges, CancellationToken cancellationToken)
    {
        var (topic, partition) = JournalEntries.Parse(target, lane);
        var records = 0L;
        JournalRange? open = null;
        var inOrder = new FindOptions { Sort = new BsonDocument { { "_id", 1 } } };
        await foreach (var entry in _entries.FindAsync(JournalEntries.After(lane, after), inOrder).WithCancellation(cancellationToken))
        {
            var (from, to) = (JournalEntries.FromOf(entry), JournalEntries.ToOf(entry));
            var count = JournalEntries.RecordsOf(entry);
            records += count;
            if (open is { } range && from <= range.To + 1 && to >= range.From - 1)
            {
                open = range with
                {
                    From = Math.Min(from, range.From),
                    To = Math.Max(to, range.To),
                    LastNumber = JournalEntries.NumberOf(entry),
                    Records = range.Records + count,
                };
            }
            else
            {
                if (open is { } done)
                {
                    ranges.Add(done);
                }

                open = new JournalRange(lane, topic, partition, from, to, JournalEntries.NumberOf(entry), count);
            }

            if (records >= maxRecords)
            {
                break;
            }
        }

        if (open is { } last)
        {
            ranges.Add(last);
        }

        return records;
    }
}
