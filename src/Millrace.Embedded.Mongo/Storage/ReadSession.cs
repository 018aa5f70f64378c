using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>A read transaction: one unchanging snapshot of a database, beside any writer. Disposing gives the connection back.</summary>
internal sealed class ReadSession : StoreSession, IDisposable
{
    private readonly StoreDatabase _database;

    private ReadSession(StoreDatabase database, SqliteDb db, Catalog catalog)
        : base(db, catalog) => _database = database;

    /// <summary>Begins a transaction; takes the known catalog if it belongs to the snapshot, else reads it from there.</summary>
    public static ReadSession Begin(StoreDatabase database, SqliteDb db, Catalog known)
    {
        db.Run("BEGIN");
        try
        {
            return new ReadSession(database, db, Catalog.ReadVersion(db) == known.Version ? known : Catalog.Read(db));
        }
        catch (SqliteFailureException)
        {
            db.Execute("ROLLBACK");
            throw;
        }
    }

    public void Dispose()
    {
        if (Db.InTransaction) Db.Run("COMMIT");
        _database.ReturnReader(Db);
    }
}
