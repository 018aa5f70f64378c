namespace Millrace.Embedded.Mongo.Storage;

/// <summary>All databases of a data directory, opened when first used. Thread safe.</summary>
internal sealed class DatabaseSet : IDisposable
{
    private const int MaxDatabases = 4096;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, StoreDatabase?> _databases = new(StringComparer.Ordinal);
    private readonly string _directory;
    private readonly long? _maxDatabaseBytes;
    private bool _closed;

    /// <param name="directory">Where the files are.</param>
    /// <param name="maxDatabaseBytes">Most bytes of one database; null for no limit but the disk's.</param>
    public DatabaseSet(string directory, long? maxDatabaseBytes)
    {
        _directory = directory;
        _maxDatabaseBytes = maxDatabaseBytes;
        DatabaseFiles.SweepDropped(directory);
        foreach (string name in DatabaseFiles.DatabasesIn(directory)) _databases.Add(name, null);
    }

    /// <summary>The names of the databases that hold at least one collection.</summary>
    public IReadOnlyList<string> Names()
    {
        string[] names;
        lock (_gate) names = [.. _databases.Keys];
        return [.. names.Where(name => Find(name) is { Catalog.Collections.IsEmpty: false })];
    }

    /// <summary>The database of this name, or null when there is none.</summary>
    public StoreDatabase? Find(string name)
    {
        lock (_gate) return _databases.TryGetValue(name, out StoreDatabase? database) ? database ?? Open(name) : null;
    }

    /// <summary>A snapshot of a database, or null when there is none.</summary>
    public ReadSession? Read(string name) => Find(name)?.TryRead();

    /// <summary>Runs a job in the database, which is created if needed; commits before it returns.</summary>
    public void Write(string name, Action<WriteSession> work, Durability durability)
    {
        // A drop in between makes the job not run: it then meets the database that comes after.
        while (!FindOrCreate(name).TryWrite(work, durability)) Thread.Yield();
    }

    public bool Drop(string name)
    {
        // Not under the lock: this waits for the writer, whose job may just be looking up another database.
        if (Find(name) is not { } database) return false;
        database.Drop();
        lock (_gate)
        {
            if (_databases.TryGetValue(name, out StoreDatabase? current) && current == database) _databases.Remove(name);
            return true;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (StoreDatabase? database in _databases.Values) database?.Dispose();
            _databases.Clear();
        }
    }

    private StoreDatabase FindOrCreate(string name)
    {
        lock (_gate)
        {
            if (Find(name) is { } database) return database;
            DatabaseNames.Check(name);
            if (_databases.Count >= MaxDatabases)
                throw new CommandException(ErrorCode.OperationFailed, $"the embedded store holds at most {MaxDatabases} databases");
            if (_databases.Keys.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } similar)
            {
                throw new CommandException(
                    ErrorCode.DatabaseDifferCase,
                    $"db already exists with different case already have: [{similar}] trying to create [{name}]");
            }

            return Open(name);
        }
    }

    private StoreDatabase Open(string name)
    {
        if (_closed) throw new CommandException(ErrorCode.InterruptedAtShutdown, "the embedded store is stopping");
        StoreDatabase database = StoreDatabase.Open(DatabaseFiles.PathOf(_directory, name), _maxDatabaseBytes);
        _databases[name] = database;
        return database;
    }
}
