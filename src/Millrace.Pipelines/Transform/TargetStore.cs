using System.Globalization;
using Millrace.Bson;
using Millrace.Mongo;

namespace Millrace.Pipelines.Transform;

/// <summary>The collections that transforms read and write: aggregations that merge, builds beside a target, renames. Nothing is
/// repeated here: an operation whose outcome is unknown belongs to an attempt that is given up. Thread-safe.</summary>
internal sealed class TargetStore(
    MongoClient mongo, TransformCounters counters, TimeProvider timeProvider, Func<string, Task>? onStep = null)
{
    /// <summary>The field of every target's documents that says which attempt or build wrote them.</summary>
    public const string PortionField = "portion";

    /// <summary>The most documents that are written anew at once.</summary>
    public const int ChunkSize = 1000;

    private const int NamespaceNotFound = 26;
    private const string BuildInfix = ".build.";

    public MongoCollection Collection(CollectionName name) =>
        mongo.Database(name.Database).Collection(name.Collection).WithWriteConcern(WriteConcern.MajorityJournaled);

    /// <summary>The collection that a build of a target fills.</summary>
    public static CollectionName BesideOf(CollectionName target, long build) =>
        target with { Collection = string.Create(CultureInfo.InvariantCulture, $"{target.Collection}{BuildInfix}{build}") };

    /// <summary>Runs an aggregation and merges its result by _id; what is not there is inserted.</summary>
    /// <param name="source">The collection that is read.</param>
    /// <param name="stages">The stages before the merge.</param>
    /// <param name="target">The collection that is merged into.</param>
    /// <param name="whenMatched">What becomes of a document that is there: <c>replace</c> or <c>keepExisting</c>.</param>
    /// <param name="cancellationToken">Ends the wait; the server may go on.</param>
    public async Task MergeAsync(
        CollectionName source, IEnumerable<BsonDocument> stages, CollectionName target, string whenMatched,
        CancellationToken cancellationToken)
    {
        var merge = new BsonDocument("$merge", new BsonDocument
        {
            { "into", new BsonDocument { { "db", target.Database }, { "coll", target.Collection } } },
            { "on", "_id" },
            { "whenMatched", whenMatched },
            { "whenNotMatched", "insert" },
        });
        var command = new BsonDocument
        {
            { "aggregate", source.Collection },
            { "pipeline", new BsonArray(stages.Append(merge).Select(stage => (BsonValue)stage)) },
            { "cursor", new BsonDocument() },
            { "allowDiskUse", true },
            // The state is stored after this: what it says is done must survive a crash and a change of primary.
            { "writeConcern", new BsonDocument { { "w", "majority" }, { "j", true } } },
        };
        await StepAsync("before merge");
        var started = timeProvider.GetTimestamp();
        await mongo.Database(source.Database).RunCommandAsync(command, cancellationToken);
        counters.Aggregated(timeProvider.GetElapsedTime(started));
        await StepAsync("after merge");
    }

    /// <summary>Makes an empty collection with the definition's indexes, for a build.</summary>
    public async Task CreateAsync(CollectionName name, IReadOnlyList<IndexModel> indexes, CancellationToken cancellationToken)
    {
        await DropAsync(name, cancellationToken);
        await Collection(name).CreateIndexesAsync(indexes, cancellationToken);
    }

    /// <summary>The indexes of a definition's target.</summary>
    public static IReadOnlyList<IndexModel> IndexesOf(TransformDefinition definition) =>
    [
        new IndexModel(new BsonDocument(PortionField, 1)) { Name = PortionField },
        .. definition.Indexes.Select(index => new IndexModel(index.Keys) { Name = index.Name }),
    ];

    /// <summary>Puts a build in the target's place; nothing when somebody has done it.</summary>
    public async Task RenameAsync(CollectionName beside, CollectionName target, CancellationToken cancellationToken)
    {
        var command = new BsonDocument
        {
            { "renameCollection", beside.ToString() }, { "to", target.ToString() }, { "dropTarget", true },
        };
        await StepAsync("before rename");
        try
        {
            await mongo.Database("admin").RunCommandAsync(command, cancellationToken);
        }
        catch (MongoServerException done) when (done.Code == NamespaceNotFound)
        {
            // Another process was faster; a build is never renamed back.
        }
    }

    public async Task DropAsync(CollectionName name, CancellationToken cancellationToken)
    {
        try
        {
            await mongo.Database(name.Database).RunCommandAsync(new BsonDocument("drop", name.Collection), cancellationToken);
        }
        catch (MongoServerException gone) when (gone.Code == NamespaceNotFound)
        {
            // There was none.
        }
    }

    /// <summary>Removes what builds with a lower number left: those that were overtaken or cut off.</summary>
    /// <param name="database">The database.</param>
    /// <param name="prefix">What the collections' names begin with, before the number.</param>
    /// <param name="below">The number of the build that is in place.</param>
    /// <param name="cancellationToken">Stops between two collections.</param>
    public async Task DropEarlierAsync(string database, string prefix, long below, CancellationToken cancellationToken)
    {
        foreach (var name in await mongo.Database(database).ListCollectionNamesAsync(cancellationToken))
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)
                && long.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var build)
                && build < below)
            {
                await DropAsync(new CollectionName(database, name), cancellationToken);
            }
        }
    }

    public static string BesidePrefixOf(CollectionName target) => target.Collection + BuildInfix;

    /// <summary>The numbers and ids of documents that void attempts wrote; at most a chunk of them.</summary>
    public async Task<IReadOnlyList<BsonDocument>> FindVoidAsync(
        CollectionName target, IReadOnlyList<long> numbers, CancellationToken cancellationToken)
    {
        var found = new List<BsonDocument>();
        if (numbers.Count > 0)
        {
            await StepAsync("before void");
            var options = new FindOptions { Projection = new BsonDocument(PortionField, 1), Limit = ChunkSize };
            await foreach (var document in Collection(target).FindAsync(In(PortionField, numbers.Select(n => (BsonValue)n)), options)
                .WithCancellation(cancellationToken))
            {
                found.Add(document);
            }
        }

        return found;
    }

    private Task StepAsync(string step) => onStep?.Invoke(step) ?? Task.CompletedTask;

    public static BsonDocument In(string field, IEnumerable<BsonValue> values) =>
        new(field, new BsonDocument("$in", new BsonArray(values)));

    public static BsonDocument Stamp(long number) => new("$set", new BsonDocument(PortionField, number));
}
