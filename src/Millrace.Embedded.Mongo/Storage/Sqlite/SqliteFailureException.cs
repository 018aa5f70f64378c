using SQLitePCL;

namespace Millrace.Embedded.Mongo.Storage.Sqlite;

/// <summary>SQLite refused or failed a call. Carries SQLite's primary result code.</summary>
internal sealed class SqliteFailureException : Exception
{
    public SqliteFailureException()
        : this(raw.SQLITE_ERROR, "unknown SQLite failure")
    {
    }

    public SqliteFailureException(string message)
        : this(raw.SQLITE_ERROR, message)
    {
    }

    public SqliteFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
        ResultCode = raw.SQLITE_ERROR;
    }

    public SqliteFailureException(int resultCode, string message)
        : base(message)
    {
        ResultCode = resultCode & 0xFF;
    }

    /// <summary>The primary result code, such as <c>SQLITE_FULL</c> (13).</summary>
    public int ResultCode { get; }

    public bool IsDamagedFile => ResultCode is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT;

    public bool IsDiskFull => ResultCode == raw.SQLITE_FULL;
}
