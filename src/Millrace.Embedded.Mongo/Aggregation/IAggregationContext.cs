using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;

namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>What a pipeline needs of the store, for the time of one command. Calls come from one thread at a time.</summary>
internal interface IAggregationContext
{
    /// <value>The command's database.</value>
    string DatabaseName { get; }

    /// <value>The collection that the pipeline reads; null for a pipeline without one (<c>aggregate: 1</c>).</value>
    string? CollectionName { get; }

    /// <value>The value of <c>$$NOW</c> throughout the command.</value>
    DateTimeOffset Now { get; }

    /// <value>The command's <c>let</c>; null without one.</value>
    BsonDocument? Let { get; }

    /// <value>How many bytes one blocking stage ($group, $sort, ...) may hold; MongoDB's default is 100 MiB.</value>
    long MemoryLimitBytes { get; }

    /// <value>False when the command forbids temporary files with <c>allowDiskUse: false</c>; true by default, as in MongoDB.</value>
    bool AllowsDiskUse { get; }

    /// <summary>
    /// The documents of a collection of this store, those that match when a filter is given. None for a collection that does not exist.
    /// </summary>
    /// <remarks>The result may be enumerated while other reads of the same command go on.</remarks>
    IEnumerable<BsonDocument> ReadCollection(string database, string collection, BsonDocument? filter);

    /// <summary>The documents of a collection that match, from the nearest to the farthest.</summary>
    /// <exception cref="CommandException">27 or 291: no index serves the search.</exception>
    IEnumerable<NearDocument> ReadNearest(string database, string collection, NearQuery near, BsonDocument filter);

    /// <summary>
    /// The result of a stage that tells about the store instead of transforming documents: <c>$collStats</c>, <c>$indexStats</c>,
    /// <c>$currentOp</c>, ...
    /// </summary>
    /// <exception cref="CommandException">40324: the store has no such stage.</exception>
    IEnumerable<BsonDocument> ReadStatistics(string stage, BsonValue specification);

    /// <summary>
    /// Checks that a unique index has exactly these fields in any order, so that <c>$merge</c> can tell documents apart by them;
    /// <c>_id</c> always has one.
    /// </summary>
    /// <exception cref="CommandException">51183: there is none.</exception>
    void RequireUniqueIndex(string database, string collection, IReadOnlyList<string> fields);

    /// <summary>Carries out a batch of <c>$merge</c> in order, in one transaction, and creates the collection when it has to.</summary>
    void Merge(string database, string collection, IReadOnlyList<MergeWrite> batch);

    /// <summary>
    /// Replaces a collection's documents as <c>$out</c> does: when the enumeration fails nothing has changed. Indexes stay.
    /// </summary>
    void ReplaceCollection(string database, string collection, IEnumerable<BsonDocument> documents);

    /// <summary>Throws when the command must end: its time is up, the client is gone, the store stops. Called in every loop.</summary>
    void CheckInterrupt();
}
