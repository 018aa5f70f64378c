using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>
/// What the scans of one query read from: a snapshot while a command of the query runs, nothing while it waits for the next getMore.
/// Used by one thread at a time.
/// </summary>
internal sealed class ReadView(DatabaseSet databases, string database) : IDisposable
{
    private readonly List<DocumentScan> _scans = [];
    private ReadSession? _session;

    /// <summary>The snapshot; null when the database does not exist.</summary>
    public StoreSession? Session => _session;

    public string Database => database;

    /// <summary>What bounds the command that runs now.</summary>
    public OperationContext Operation { get; private set; } = OperationContext.Unbounded;

    /// <summary>Opens a snapshot for a command; scans go on where they were.</summary>
    public void Begin(OperationContext operation)
    {
        Operation = operation;
        _session = databases.Read(database);
        foreach (DocumentScan scan in _scans)
        {
            if (_session is null) throw new CommandException((ErrorCode)175, $"the database that the cursor reads was dropped: {database}");
            scan.Resume(_session);
        }
    }

    /// <summary>Gives the snapshot back.</summary>
    public void End()
    {
        foreach (DocumentScan scan in _scans) scan.Suspend();
        _session?.Dispose();
        _session = null;
    }

    /// <inheritdoc cref="OperationContext.ThrowIfInterrupted"/>
    public void ThrowIfInterrupted() => Operation.ThrowIfInterrupted();

    public CollectionInfo? Find(string collection) => _session?.Catalog.Find(collection);

    /// <summary>Starts a scan in this view; <see cref="Close"/> or disposing the view ends it.</summary>
    public DocumentScan Scan(CollectionInfo collection, ScanPlan plan, Matcher? matcher)
    {
        DocumentScan scan = DocumentScan.Of(collection, plan, matcher);
        scan.Resume(_session!);
        _scans.Add(scan);
        return scan;
    }

    public void Close(DocumentScan scan)
    {
        _scans.Remove(scan);
        scan.Dispose();
    }

    /// <summary>The documents of a scan, which is closed at the end.</summary>
    public IEnumerable<BsonDocument> Documents(DocumentScan scan)
    {
        try
        {
            while (scan.MoveNext(Operation)) yield return scan.Document;
        }
        finally
        {
            Close(scan);
        }
    }

    public void Dispose()
    {
        End();
        _scans.Clear();
    }
}
