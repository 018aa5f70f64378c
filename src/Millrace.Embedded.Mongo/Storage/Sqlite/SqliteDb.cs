using SQLitePCL;

namespace Millrace.Embedded.Mongo.Storage.Sqlite;

/// <summary>
/// One connection to a SQLite file, with its prepared statements. The thin layer over SQLitePCLRaw exists because documents go in and
/// out as spans of SQLite's and our own buffers, without a copy and without boxing. Used by one thread at a time.
/// </summary>
internal sealed class SqliteDb : IDisposable
{
    private const int MaxCachedStatements = 512;
    private const int MaxPooledOfOneText = 4;

    private readonly sqlite3 _handle;
    private readonly Dictionary<string, SqliteStatement> _statements = [];
    private readonly Dictionary<string, Stack<SqliteStatement>> _pool = [];

    static SqliteDb() => Batteries_V2.Init();

    private SqliteDb(sqlite3 handle) => _handle = handle;

    /// <summary>Opens a file for reading and writing, creating it when it is missing.</summary>
    public static SqliteDb OpenOrCreate(string path) =>
        Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX);

    /// <summary>Opens an existing file for statements that only read.</summary>
    public static SqliteDb OpenForReading(string path)
    {
        // Read-write all the same: in WAL mode a reader maintains the shared index of the log. query_only keeps it from writing data.
        SqliteDb db = Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX);
        db.Execute("PRAGMA query_only = 1");
        return db;
    }

    /// <summary>Number of rows that the last INSERT, UPDATE or DELETE changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    public long LastInsertRowId => raw.sqlite3_last_insert_rowid(_handle);

    /// <summary>True while a transaction is open. SQLite itself ends one on errors such as a full disk.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>The statement of this text, prepared once and reset for use.</summary>
    public SqliteStatement Statement(string sql)
    {
        if (_statements.TryGetValue(sql, out SqliteStatement? statement))
        {
            statement.Reset();
            return statement;
        }

        if (_statements.Count >= MaxCachedStatements) ForgetStatements();
        statement = Prepare(sql);
        _statements.Add(sql, statement);
        return statement;
    }

    /// <summary>A statement of the caller's own, for a scan that stays open beside others of the same text; disposing returns it.</summary>
    public SqliteStatement Rent(string sql) =>
        _pool.TryGetValue(sql, out Stack<SqliteStatement>? pooled) && pooled.TryPop(out SqliteStatement? statement)
            ? statement
            : Prepare(sql);

    /// <summary>Runs any number of statements, each prepared anew.</summary>
    public void Execute(string sql)
    {
        int result = raw.sqlite3_exec(_handle, sql);
        if (result != raw.SQLITE_OK) throw new SqliteFailureException(result, LastError());
    }

    /// <summary>Runs one statement without rows or parameters, prepared once.</summary>
    public void Run(string sql) => Statement(sql).Run();

    public long QueryInt64(string sql)
    {
        SqliteStatement statement = Statement(sql);
        long value = statement.Step() ? statement.Int64(0) : 0;
        statement.Reset();
        return value;
    }

    /// <summary>Finalizes cached statements: needed before tables go away, and to bound the cache.</summary>
    public void ForgetStatements()
    {
        foreach (SqliteStatement statement in _statements.Values) statement.Close();
        foreach (SqliteStatement statement in _pool.Values.SelectMany(static pooled => pooled)) statement.Close();
        _statements.Clear();
        _pool.Clear();
    }

    public void Dispose()
    {
        ForgetStatements();
        _handle.Dispose();
    }

    internal void Return(SqliteStatement statement)
    {
        if (_pool.Count >= MaxCachedStatements) ForgetStatements();
        if (!_pool.TryGetValue(statement.Sql, out Stack<SqliteStatement>? pooled)) _pool.Add(statement.Sql, pooled = new());
        if (pooled.Count < MaxPooledOfOneText) pooled.Push(statement);
        else statement.Close();
    }

    internal void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw new SqliteFailureException(result, LastError());
    }

    internal string LastError() => raw.sqlite3_errmsg(_handle).utf8_to_string();

    private SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out sqlite3_stmt handle));
        return new SqliteStatement(this, handle, sql);
    }

    private static SqliteDb Open(string path, int flags)
    {
        int result = raw.sqlite3_open_v2(path, out sqlite3 handle, flags, null);
        if (result == raw.SQLITE_OK)
        {
            raw.sqlite3_busy_timeout(handle, 5000);
            return new SqliteDb(handle);
        }

        string message = raw.sqlite3_errmsg(handle).utf8_to_string();
        handle.Dispose();
        throw new SqliteFailureException(result, message);
    }
}
