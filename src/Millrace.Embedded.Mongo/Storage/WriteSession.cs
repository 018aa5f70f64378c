using System.Collections.Immutable;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>One job's part of a write transaction: changes of the catalog, and writers for collections. Lives within its job.</summary>
internal sealed class WriteSession(SqliteDb db, Catalog catalog) : StoreSession(db, catalog)
{
    private readonly Dictionary<long, CollectionSize> _growth = [];

    public CollectionInfo Create(string name, BsonDocument options)
    {
        if (Catalog.Find(name) is not null) throw new CommandException(ErrorCode.NamespaceExists, $"Collection {name} already exists.");
        Guid uuid = Guid.NewGuid();
        Db.Statement("INSERT INTO collections (name, uuid, options) VALUES (?1, ?2, ?3)")
            .Bind(1, name).Bind(2, uuid.ToByteArray()).Bind(3, options.ToBytes()).Run();
        CollectionInfo collection = new(Db.LastInsertRowId, name, uuid, options, []);
        Db.Execute($"CREATE TABLE {collection.Table} (id INTEGER PRIMARY KEY, id_key BLOB NOT NULL UNIQUE, bson BLOB NOT NULL)");
        return Changed(collection);
    }

    public bool Drop(string name)
    {
        if (Catalog.Find(name) is not { } collection) return false;
        Db.ForgetStatements();
        foreach (IndexInfo index in collection.Indexes) Db.Execute($"DROP TABLE {index.Table}");
        Db.Execute($"DROP TABLE {collection.Table}");
        Db.Statement("DELETE FROM indexes WHERE collection_id = ?1").Bind(1, collection.Id).Run();
        Db.Statement("DELETE FROM collections WHERE id = ?1").Bind(1, collection.Id).Run();
        _growth.Remove(collection.Id);
        RaiseVersion(Catalog.Without(name));
        return true;
    }

    public void Rename(CollectionInfo collection, string name)
    {
        Db.Statement("UPDATE collections SET name = ?2 WHERE id = ?1").Bind(1, collection.Id).Bind(2, name).Run();
        RaiseVersion(Catalog.Without(collection.Name).With(collection.WithName(name)));
    }

    /// <summary>Creates an index and fills it from the documents that are there.</summary>
    /// <exception cref="CommandException">Documents break its uniqueness, or hold parallel arrays.</exception>
    public CollectionInfo AddIndex(string database, CollectionInfo collection, BsonDocument spec, OperationContext operation)
    {
        Db.Statement("INSERT INTO indexes (collection_id, spec) VALUES (?1, ?2)").Bind(1, collection.Id).Bind(2, spec.ToBytes()).Run();
        IndexInfo index = new(Db.LastInsertRowId, spec, multikey: false);
        Db.Execute($"CREATE TABLE {index.Table} (key BLOB NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (key, doc)) WITHOUT ROWID");
        collection = Changed(collection.WithIndexes(collection.Indexes.Add(index)));
        Write(database, collection).BuildIndex(collection.Indexes.Length - 1, operation);
        return Catalog.Find(collection.Name)!;
    }

    public CollectionInfo DropIndex(CollectionInfo collection, IndexInfo index)
    {
        Db.ForgetStatements();
        Db.Execute($"DROP TABLE {index.Table}");
        Db.Statement("DELETE FROM indexes WHERE id = ?1").Bind(1, index.Id).Run();
        return Changed(collection.WithIndexes(collection.Indexes.Remove(index)));
    }

    /// <summary>Notes that documents may have several keys in an index, before the first such key is written.</summary>
    public void SetMultikey(CollectionInfo collection, IndexInfo index)
    {
        CollectionInfo current = Catalog.Find(collection.Name)!;
        ImmutableArray<IndexInfo> indexes = current.Indexes;
        int position = indexes.ToList().FindIndex(other => other.Id == index.Id);
        if (indexes[position].IsMultikey) return;
        Db.Statement("UPDATE indexes SET multikey = 1 WHERE id = ?1").Bind(1, index.Id).Run();
        Changed(current.WithIndexes(indexes.SetItem(position, indexes[position].AsMultikey())));
    }

    /// <summary>A writer for the documents of a collection.</summary>
    public CollectionWriter Write(string database, CollectionInfo collection) => new(this, database, collection);

    public void Grow(CollectionInfo collection, long documents, long bytes)
    {
        CollectionSize sum = _growth.GetValueOrDefault(collection.Id);
        _growth[collection.Id] = new CollectionSize(sum.Documents + documents, sum.Bytes + bytes);
    }

    /// <summary>Writes what was counted; the last step of a job.</summary>
    public void Finish()
    {
        foreach ((long id, CollectionSize growth) in _growth)
        {
            if (growth == default) continue;
            Db.Statement("UPDATE collections SET document_count = document_count + ?2, data_bytes = data_bytes + ?3 WHERE id = ?1")
                .Bind(1, id).Bind(2, growth.Documents).Bind(3, growth.Bytes).Run();
        }

        _growth.Clear();
    }

    private CollectionInfo Changed(CollectionInfo collection)
    {
        RaiseVersion(Catalog.With(collection));
        return collection;
    }

    private void RaiseVersion(Catalog changed)
    {
        Catalog = changed with { Version = Catalog.Version + 1 };
        Db.Execute($"PRAGMA user_version = {Catalog.Version}");
    }
}
