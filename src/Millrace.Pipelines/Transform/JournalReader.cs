using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Pipelines.Load;

namespace Millrace.Pipelines.Transform;

/// <summary>Reads the load journal for transforms. Thread-safe.</summary>
internal sealed class JournalReader(MongoDatabase state)
{
    private readonly MongoCollection _entries = state.Collection(JournalEntries.Collection);

    /// <summary>The last entry of every lane into a collection.</summary>
    public async Task<InputPositions> HeadsAsync(CollectionName target, CancellationToken cancellationToken)
    {
        var heads = new Dictionary<string, InputPosition>(StringComparer.Ordinal);
        List<BsonDocument> pipeline =
        [
            new("$match", JournalEntries.AllInto(target)),
            new("$group", new BsonDocument { { "_id", "$lane" }, { "number", new BsonDocument("$max", "$number") } }),
        ];
        await foreach (var head in _entries.AggregateAsync(pipeline).WithCancellation(cancellationToken))
        {
            heads[head["_id"].AsString] = new InputPosition(0, head["number"].AsInt64);
        }

        return new InputPositions(heads);
    }

    /// <summary>What was loaded into a collection after a position: ranges of about so many records, in order of entry a lane.</summary>
    /// <exception cref="JournalGapException">Entries behind the position are gone.</exception>
    public async Task<List<JournalRange>> ReadAfterAsync(
        CollectionName target, InputPositions position, int maxRecords, CancellationToken cancellationToken)
    {
        var ranges = new List<JournalRange>();
        var records = 0L;
        foreach (var (lane, head) in await HeadsAsync(target, cancellationToken))
        {
            var after = position[lane].Number;
            if (head.Number > after && records < maxRecords)
            {
                var read = await ReadLaneAsync(target, lane, after, head.Number, maxRecords - records, cancellationToken);
                ranges.AddRange(read);
                records += read.Sum(range => range.Records);
            }
        }

        return ranges;
    }

    /// <summary>What was loaded into a collection between two positions.</summary>
    /// <exception cref="JournalGapException">Entries behind the position are gone.</exception>
    public async Task<List<JournalRange>> ReadBetweenAsync(
        CollectionName target, InputPositions position, InputPositions upTo, CancellationToken cancellationToken)
    {
        var ranges = new List<JournalRange>();
        foreach (var (lane, end) in upTo)
        {
            if (end.Number > position[lane].Number)
            {
                ranges.AddRange(
                    await ReadLaneAsync(target, lane, position[lane].Number, end.Number, long.MaxValue, cancellationToken));
            }
        }

        return ranges;
    }

    /// <summary>How many records were loaded into a collection after a position.</summary>
    public async Task<long> CountAfterAsync(CollectionName target, InputPositions position, CancellationToken cancellationToken)
    {
        var records = 0L;
        foreach (var (lane, head) in await HeadsAsync(target, cancellationToken))
        {
            await foreach (var entry in _entries.FindAsync(JournalEntries.After(lane, position[lane].Number))
                .WithCancellation(cancellationToken))
            {
                records += JournalEntries.NumberOf(entry) <= head.Number ? JournalEntries.RecordsOf(entry) : 0;
            }
        }

        return records;
    }

    /// <summary>The trace contexts of the last batches up to a position, about as many of each lane.</summary>
    public async Task<List<string>> BatchesBeforeAsync(InputPositions position, CancellationToken cancellationToken)
    {
        var batches = new List<string>();
        if (!PipelineMetrics.Activities.HasListeners())
        {
            return batches; // only spans need them
        }

        var last = new FindOptions
        {
            Sort = new BsonDocument("_id", -1), Limit = Math.Max(1, TraceLinks.Max / Math.Max(1, position.Count())),
        };
        foreach (var (lane, head) in position)
        {
            await foreach (var entry in _entries.FindAsync(JournalEntries.Before(lane, head.Number + 1), last)
                .WithCancellation(cancellationToken))
            {
                if (JournalEntries.TraceOf(entry) is { } trace)
                {
                    batches.Add(trace);
                }
            }
        }

        return batches;
    }

    /// <summary>Removes the entries of a lane that every transform has merged; the last entry always stays, for its number.</summary>
    public async Task PruneAsync(string lane, long merged, CancellationToken cancellationToken) =>
        await _entries.DeleteManyAsync(JournalEntries.Before(lane, merged), cancellationToken);

    private async Task<List<JournalRange>> ReadLaneAsync(
        CollectionName target, string lane, long after, long upTo, long maxRecords, CancellationToken cancellationToken)
    {
        var (topic, partition) = JournalEntries.Parse(target, lane);
        var ranges = new List<JournalRange>();
        var (last, records) = (after, 0L);
        var inOrder = new FindOptions { Sort = new BsonDocument { { "_id", 1 } } };
        await foreach (var entry in _entries.FindAsync(JournalEntries.After(lane, after), inOrder).WithCancellation(cancellationToken))
        {
            var number = JournalEntries.NumberOf(entry);
            if (number != last + 1)
            {
                throw new JournalGapException(lane, last + 1);
            }

            Add(ranges, new JournalRange(
                lane,
                topic,
                partition,
                JournalEntries.FromOf(entry),
                JournalEntries.ToOf(entry),
                number,
                JournalEntries.RecordsOf(entry),
                JournalEntries.TraceOf(entry) is { } trace ? [trace] : []));
            last = number;
            records += JournalEntries.RecordsOf(entry);
            if (number == upTo || records >= maxRecords)
            {
                break;
            }
        }

        return ranges;
    }

    // Ranges that touch or overlap are one: a record that was entered twice is then read once.
    private static void Add(List<JournalRange> ranges, JournalRange next)
    {
        if (ranges.Count > 0 && ranges[^1] is var open && next.From <= open.To + 1 && next.To >= open.From - 1)
        {
            ranges[^1] = open with
            {
                From = Math.Min(next.From, open.From),
                To = Math.Max(next.To, open.To),
                LastNumber = next.LastNumber,
                Records = open.Records + next.Records,
                Batches = open.Batches.Count < TraceLinks.Max ? [.. open.Batches, .. next.Batches] : open.Batches,
            };
        }
        else
        {
            ranges.Add(next);
        }
    }
}
