using SQLitePCL;

namespace Millrace.Embedded.Mongo.Storage.Sqlite;

/// <summary>
/// One prepared statement that is used again and again. Parameters are numbered from 1, columns from 0. Not thread safe: it belongs
/// to its connection.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteDb _db;
    private readonly sqlite3_stmt _handle;

    internal SqliteStatement(SqliteDb db, sqlite3_stmt handle, string sql)
    {
        _db = db;
        _handle = handle;
        Sql = sql;
    }

    public string Sql { get; }

    public SqliteStatement Bind(int index, long value)
    {
        _db.Check(raw.sqlite3_bind_int64(_handle, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, ReadOnlySpan<byte> value)
    {
        // An empty span has a null pointer, which SQLite would take as NULL.
        _db.Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_handle, index, 0) : raw.sqlite3_bind_blob(_handle, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, string value)
    {
        _db.Check(raw.sqlite3_bind_text(_handle, index, value));
        return this;
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="SqliteFailureException">SQLite failed; the statement is reset.</exception>
    public bool Step()
    {
        int result = raw.sqlite3_step(_handle);
        if (result == raw.SQLITE_ROW) return true;
        if (result == raw.SQLITE_DONE) return false;
        string message = _db.LastError();
        raw.sqlite3_reset(_handle);
        throw new SqliteFailureException(result, message);
    }

    /// <summary>Runs to the end and resets, for statements without rows.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    public long Int64(int column) => raw.sqlite3_column_int64(_handle, column);

    public string Text(int column) => raw.sqlite3_column_text(_handle, column).utf8_to_string();

    /// <summary>The column's bytes, in SQLite's own memory: valid until the next <see cref="Step"/> or <see cref="Reset"/>.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_handle, column);

    public void Reset() => raw.sqlite3_reset(_handle);

    /// <summary>Gives a rented statement back to its connection.</summary>
    public void Dispose()
    {
        Reset();
        _db.Return(this);
    }

    internal void Close() => _handle.Dispose();
}
