using Millrace.Bson;
using Millrace.Mongo;

namespace Millrace.Pipelines.Groups;

/// <summary>
/// Which consumer groups are paused by hand, in the state database: <c>consumer_groups {_id: group, paused, changedAt}</c>. The loaders
/// of the group look there, in whatever process they run. Thread-safe.
/// </summary>
internal sealed class GroupPauses(MongoClient client, string stateDatabase)
{
    public const string Collection = "consumer_groups";

    private readonly MongoCollection _groups =
        client.Database(stateDatabase).Collection(Collection).WithWriteConcern(WriteConcern.MajorityJournaled);

    public async Task<bool> IsPausedAsync(string group, CancellationToken cancellationToken) =>
        await _groups.FindOneAsync(new BsonDocument { { "_id", group }, { "paused", true } }, cancellationToken) is not null;

    /// <summary>The groups that are paused.</summary>
    public async Task<IReadOnlySet<string>> AllAsync(CancellationToken cancellationToken)
    {
        var paused = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var group in _groups.FindAsync(new BsonDocument("paused", true)).WithCancellation(cancellationToken))
        {
            paused.Add(group["_id"].AsString);
        }

        return paused;
    }

    /// <summary>Notes a group as paused or not.</summary>
    /// <returns>Whether it was the other before.</returns>
    public async Task<bool> SetAsync(string group, bool paused, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await IsPausedAsync(group, cancellationToken) == paused)
        {
            return false;
        }

        var change = new BsonDocument { { "paused", paused }, { "changedAt", BsonValue.FromDateTime(at) } };
        await _groups.UpdateOneAsync(new BsonDocument("_id", group), new BsonDocument("$set", change), upsert: true, cancellationToken);
        return true;
    }
}
