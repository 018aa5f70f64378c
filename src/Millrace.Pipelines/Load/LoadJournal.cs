using Millrace.Bson;
using Millrace.Mongo;

namespace Millrace.Pipelines.Load;

/// <summary>
/// The log of what was loaded, in the state database: one entry a batch, written after the batch is acknowledged and before its
/// offset is stored. Transforms find new documents by it; see docs/adr on the transform position. Thread-safe.
/// </summary>
/// <remarks>
/// A lane is one partition of one topic on its way into one collection. Entries of a lane are numbered 1, 2, 3… without gaps: number
/// n + 1 is only written by who knows that n is there, and the number is part of the <c>_id</c>, so two loaders that write at once
/// cannot both have it.
/// </remarks>
internal sealed class LoadJournal(MongoClient client, LoadOptions options)
{
    private readonly MongoCollection _entries = client.Database(options.StateDatabase)
        .Collection(JournalEntries.Collection).WithWriteConcern(WriteConcern.MajorityJournaled);

    private readonly MongoCollection _raw = client.Database(options.Target.Database).Collection(options.Target.Collection);

    /// <summary>Reads how far a lane's log goes, and enters documents that an earlier loader wrote but did not come to enter.</summary>
    public async Task<JournalLane> OpenAsync(string topic, int partition, CancellationToken cancellationToken)
    {
        var lane = new JournalLane(JournalEntries.LaneOf(options.Target, topic, partition), topic, partition);
        await ReadHeadAsync(lane, cancellationToken);
        if (await LastStoredOffsetAsync(lane, cancellationToken) is { } last)
        {
            await AppendAsync(lane, lane.LastOffset + 1, last, last - lane.LastOffset, cancellationToken);
        }

        return lane;
    }

    /// <summary>Reads how far a lane's log goes, for entries about records that are loaded out of turn.</summary>
    public async Task<JournalLane> OpenReplayAsync(string topic, int partition, CancellationToken cancellationToken)
    {
        var lane = new JournalLane(JournalEntries.LaneOf(options.Target, topic, partition), topic, partition) { IsReplay = true };
        await ReadHeadAsync(lane, cancellationToken);
        return lane;
    }

    /// <summary>Enters a range of offsets whose documents are all stored.</summary>
    /// <param name="lane">The lane; its number moves on.</param>
    /// <param name="from">The first offset.</param>
    /// <param name="to">The last offset.</param>
    /// <param name="records">How many records of the range are documents.</param>
    /// <param name="cancellationToken">Gives up; whether the entry was written is then unknown, and writing it again does no harm.</param>
    public async Task AppendAsync(JournalLane lane, long from, long to, long records, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = new BsonDocument
            {
                { "_id", JournalEntries.IdOf(lane.Name, lane.Number + 1) },
                { "lane", lane.Name },
                { "number", lane.Number + 1 },
                { "from", from },
                { "to", to },
                { "records", records },
            };
            if (lane.IsReplay)
            {
                entry.Add(JournalEntries.Head, lane.LastOffset);
            }

            if (lane.Trace is { } trace)
            {
                entry["trace"] = trace;
            }

            try
            {
                await _entries.InsertOneAsync(entry, cancellationToken);
                lane.Number++;
                lane.LastOffset = lane.IsReplay ? lane.LastOffset : to;
                return;
            }
            catch (MongoServerException taken) when (taken.Code == StoreFaults.DuplicateKey)
            {
                // Another loader of this partition, or an own attempt whose answer was lost: go on behind it.
                await ReadHeadAsync(lane, cancellationToken);
            }
        }
    }

    private async Task ReadHeadAsync(JournalLane lane, CancellationToken cancellationToken)
    {
        var newest = new FindOptions { Sort = new BsonDocument { { "_id", -1 } }, Limit = 1 };
        await foreach (var entry in _entries.FindAsync(JournalEntries.After(lane.Name, 0), newest).WithCancellation(cancellationToken))
        {
            lane.Number = JournalEntries.NumberOf(entry);
            lane.LastOffset = JournalEntries.HeadOf(entry);
        }
    }

    private async Task<long?> LastStoredOffsetAsync(JournalLane lane, CancellationToken cancellationToken)
    {
        List<BsonDocument> pipeline =
        [
            new("$match", new BsonDocument
            {
                { "source.topic", lane.Topic },
                { "source.partition", lane.Partition },
                { "source.offset", new BsonDocument("$gt", lane.LastOffset) },
            }),
            new("$group", new BsonDocument { { "_id", BsonValue.Null }, { "last", new BsonDocument("$max", "$source.offset") } }),
        ];
        await foreach (var group in _raw.AggregateAsync(pipeline).WithCancellation(cancellationToken))
        {
            return group["last"].TryGetInt64(out var last) ? last : null;
        }

        return null;
    }
}
