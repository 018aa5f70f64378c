using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>
/// Walks the documents of a collection along a plan and yields those that match. It can be suspended between two documents and resumed
/// in a later snapshot, so a cursor holds no transaction while its client is away: it then sees what is behind its position, as
/// MongoDB's cursors do.
/// </summary>
internal abstract class DocumentScan(CollectionInfo collection, ScanPlan plan) : IDisposable
{
    public ScanPlan Plan => plan;

    public CollectionInfo Collection => collection;

    public abstract long RowId { get; }

    public abstract long KeysExamined { get; }

    public abstract long DocumentsExamined { get; }

    /// <summary>The current document as it is stored, in SQLite's memory: valid until the next move or <see cref="Suspend"/>.</summary>
    public abstract ReadOnlySpan<byte> Bson { get; }

    /// <summary>The current document, parsed once. The caller may change it.</summary>
    public abstract BsonDocument Document { get; }

    /// <summary>Where the filter matched inside an array of the current document; −1 when no array decided it.</summary>
    public abstract int MatchedArrayIndex { get; }

    public static DocumentScan Of(CollectionInfo collection, ScanPlan plan, Matcher? matcher) =>
        plan.Near is null ? new RangeScan(collection, plan, matcher) : new NearScan(collection, plan, matcher);

    /// <summary>Lets the scan read from this transaction.</summary>
    /// <exception cref="CommandException">The collection or the index has gone.</exception>
    public abstract void Resume(StoreSession session);

    /// <summary>Lets go of the transaction; the position stays.</summary>
    public abstract void Suspend();

    /// <summary>Moves to the next document that matches; false at the end.</summary>
    public abstract bool MoveNext(OperationContext operation);

    public void Dispose() => Suspend();

    /// <exception cref="CommandException">The collection or the index has gone.</exception>
    protected void Check(StoreSession session)
    {
        CollectionInfo? current = session.Catalog.Collections.Values.FirstOrDefault(other => other.Id == collection.Id);
        if (current is null || (plan.Index is { } index && !current.Indexes.Any(other => other.Id == index.Id)))
            throw new CommandException((ErrorCode)175, $"the collection or index that the cursor reads was dropped: {collection.Name}");
    }
}
