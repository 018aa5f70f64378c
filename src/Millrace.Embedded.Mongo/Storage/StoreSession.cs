using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>An open transaction on one database: what a command reads from, and (as <see cref="WriteSession"/>) writes to.</summary>
internal class StoreSession(SqliteDb db, Catalog catalog)
{
    public SqliteDb Db { get; } = db;

    /// <summary>The collections as this transaction sees them.</summary>
    public Catalog Catalog { get; protected set; } = catalog;

    /// <summary>Number of documents and their bytes, kept by every write, so this costs one row.</summary>
    public CollectionSize SizeOf(CollectionInfo collection)
    {
        SqliteStatement statement = Db.Statement("SELECT document_count, data_bytes FROM collections WHERE id = ?1").Bind(1, collection.Id);
        CollectionSize size = statement.Step() ? new CollectionSize(statement.Int64(0), statement.Int64(1)) : default;
        statement.Reset();
        return size;
    }
}
