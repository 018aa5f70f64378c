using System.Runtime.CompilerServices;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Pipelines.Load;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>
/// Which dead letters were replayed, in the state database: <c>dead_letter_replays {_id: topic/partition/offset, timestamp, at,
/// through}</c>. The letter's timestamp tells it from one of a topic that was deleted and made anew. Thread-safe.
/// </summary>
internal sealed class ReplayMarks(MongoClient client, string stateDatabase)
{
    public const string Collection = "dead_letter_replays";

    private readonly MongoCollection _marks =
        client.Database(stateDatabase).Collection(Collection).WithWriteConcern(WriteConcern.MajorityJournaled);

    /// <summary>The timestamps (ms since 1970) of the letters of a topic that were replayed, by their names.</summary>
    public async Task<Dictionary<string, long>> ReadAsync(string topic, CancellationToken cancellationToken)
    {
        var replayed = new Dictionary<string, long>(StringComparer.Ordinal);
        var ofTopic = new BsonDocument("_id", new BsonDocument { { "$gte", $"{topic}/" }, { "$lt", $"{topic}0" } }); // '0' follows '/'
        var options = new FindOptions { Projection = new BsonDocument("timestamp", 1) };
        await foreach (var mark in _marks.FindAsync(ofTopic, options).WithCancellation(cancellationToken))
        {
            replayed[mark["_id"].AsString] = mark["timestamp"].AsDateTimeMs;
        }

        return replayed;
    }

    /// <summary>Makes the index that <see cref="ReadSinceAsync"/> needs.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) =>
        _marks.CreateIndexesAsync([new IndexModel(new BsonDocument("at", 1))], cancellationToken);

    /// <summary>The marks noted since a time, of all topics, in order of time; all of them when it is null.</summary>
    public async IAsyncEnumerable<ReplayMark> ReadSinceAsync(
        DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = since is null ? [] : new BsonDocument("at", new BsonDocument("$gte", BsonValue.FromDateTime(since.Value)));
        var options = new FindOptions { Sort = new BsonDocument("at", 1) };
        await foreach (var mark in _marks.FindAsync(filter, options).WithCancellation(cancellationToken))
        {
            yield return new ReplayMark(
                mark["_id"].AsString, mark["timestamp"].AsDateTimeMs, DateTimeOffset.FromUnixTimeMilliseconds(mark["at"].AsDateTimeMs));
        }
    }

    /// <summary>Notes letters as replayed; noting one again changes nothing but the time.</summary>
    /// <exception cref="LoadException">The store refuses.</exception>
    public async Task AddAsync(
        IEnumerable<StoredDeadLetter> letters, string through, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var bulk = BulkWrite.Unordered();
        foreach (var letter in letters)
        {
            var mark = new BsonDocument { { "timestamp", letter.Timestamp }, { "at", at }, { "through", through } };
            bulk.UpdateOne(new BsonDocument("_id", letter.Id), new BsonDocument("$set", mark), upsert: true);
        }

        var result = await _marks.BulkWriteAsync(bulk, cancellationToken);
        if (result.WriteErrors is [var error, ..])
        {
            throw new LoadException($"What was replayed could not be noted: {error.Message.TrimEnd('.')} (code {error.Code}).");
        }
    }
}
