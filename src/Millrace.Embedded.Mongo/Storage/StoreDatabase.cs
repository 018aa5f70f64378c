using System.Collections.Concurrent;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>
/// One MongoDB database: one SQLite file in WAL mode, one writer, and readers beside it, each with a snapshot of its own. Thread safe.
/// </summary>
internal sealed class StoreDatabase : IDisposable
{
    private const int MaxIdleReaders = 4;

    /// <summary>"Mill" in ASCII: tells our files from other SQLite files.</summary>
    private const int ApplicationId = 0x4D696C6C;

    private const int FormatVersion = 1;

    // Seven documents of the usual size in a page; measured faster than 4 KiB, where every third byte of the log is another page's rest.
    private const int PageBytes = 8192;

    // The one used last comes first, for its cache is warm.
    private readonly ConcurrentStack<SqliteDb> _idleReaders = [];
    private readonly WriteQueue _writer;
    private volatile bool _closed;

    private StoreDatabase(string path, WriteQueue writer)
    {
        Path = path;
        _writer = writer;
    }

    /// <summary>The database's file; SQLite keeps <c>-wal</c> and <c>-shm</c> beside it.</summary>
    public string Path { get; }

    /// <summary>The catalog as last committed. A session's own catalog is the one to act on.</summary>
    public Catalog Catalog => _writer.Catalog;

    /// <summary>Size of the file and its log, in bytes.</summary>
    public long FileBytes => new[] { Path, Path + "-wal" }.Select(path => new FileInfo(path)).Sum(file => file.Exists ? file.Length : 0);

    public static StoreDatabase Open(string path, long? maxBytes)
    {
        if (!File.Exists(path)) DeleteLogsOf(path);
        SqliteDb db = SqliteDb.OpenOrCreate(path);
        try
        {
            // A file without content is one whose creation was cut short.
            if (db.QueryInt64("SELECT count(*) FROM sqlite_schema") == 0) Create(db);
            CheckFormat(db, path);
            db.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;"
                + "PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864; PRAGMA foreign_keys = OFF");
            if (maxBytes is { } most) db.Execute($"PRAGMA max_page_count = {Math.Max(1, most / PageBytes)}");
            db.Execute("BEGIN");
            Catalog catalog = Catalog.Read(db);
            db.Execute("COMMIT");
            return new StoreDatabase(path, new WriteQueue(db, catalog));
        }
        catch (SqliteFailureException damaged) when (damaged.IsDamagedFile)
        {
            db.Dispose();
            throw new EmbeddedStoreException($"{path} is damaged or no database at all ({damaged.Message}); move it away.", damaged);
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens a snapshot; null when the database was dropped. The caller disposes it soon: an old snapshot keeps the log from being reused.
    /// </summary>
    public ReadSession? TryRead()
    {
        try
        {
            SqliteDb reader = _idleReaders.TryPop(out SqliteDb? idle) ? idle : OpenReader();
            try
            {
                return ReadSession.Begin(this, reader, _writer.Catalog);
            }
            catch
            {
                reader.Dispose();
                throw;
            }
        }
        catch (SqliteFailureException) when (_closed)
        {
            return null;
        }
    }

    /// <inheritdoc cref="WriteQueue.TryRun"/>
    public bool TryWrite(Action<WriteSession> work, Durability durability) => _writer.TryRun(work, durability);

    /// <summary>Removes the file. Snapshots that are still open stay readable.</summary>
    public void Drop()
    {
        // The rename is the moment of the drop; what it leaves behind after a crash is swept at the next start.
        string dropped = Path + DatabaseFiles.DroppedSuffix;
        _writer.Close(() =>
        {
            _closed = true;
            File.Move(Path, dropped, overwrite: true);
            DeleteLogsOf(Path);
            File.Delete(dropped);
        });
        CloseReaders();
    }

    public void Dispose()
    {
        // Readers first: the last connection to close folds the log into the file.
        CloseReaders();
        _writer.Dispose();
    }

    internal void ReturnReader(SqliteDb reader)
    {
        if (_closed || _idleReaders.Count >= MaxIdleReaders)
        {
            reader.Dispose();
            return;
        }

        _idleReaders.Push(reader);
        if (_closed) CloseReaders();
    }

    private static void Create(SqliteDb db) => db.Execute(
        $"""
        PRAGMA page_size = {PageBytes};
        PRAGMA journal_mode = WAL;
        BEGIN IMMEDIATE;
        PRAGMA application_id = {ApplicationId};
        CREATE TABLE format (version INTEGER NOT NULL);
        INSERT INTO format VALUES ({FormatVersion});
        CREATE TABLE collections (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL UNIQUE,
          uuid BLOB NOT NULL,
          options BLOB NOT NULL,
          document_count INTEGER NOT NULL DEFAULT 0,
          data_bytes INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE indexes (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          collection_id INTEGER NOT NULL,
          spec BLOB NOT NULL,
          multikey INTEGER NOT NULL DEFAULT 0);
        PRAGMA user_version = 1;
        COMMIT;
        """);

    private static void CheckFormat(SqliteDb db, string path)
    {
        if (db.QueryInt64("PRAGMA application_id") != ApplicationId || db.QueryInt64("SELECT version FROM format") != FormatVersion)
            throw new EmbeddedStoreException($"{path} is no database of this version of the embedded store; move it away.");
    }

    private static void DeleteLogsOf(string path)
    {
        // A log left beside a missing file must never be replayed into a new one.
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
    }

    private SqliteDb OpenReader()
    {
        SqliteDb reader = SqliteDb.OpenForReading(Path);
        // Not mapped into memory: each reader's map would count as memory of the process, and reading a page costs little beside parsing
        // the documents in it. The cache holds the inner pages of the trees; the operating system has the others.
        reader.Execute("PRAGMA cache_size = -2048");
        return reader;
    }

    private void CloseReaders()
    {
        _closed = true;
        while (_idleReaders.TryPop(out SqliteDb? reader)) reader.Dispose();
    }
}
