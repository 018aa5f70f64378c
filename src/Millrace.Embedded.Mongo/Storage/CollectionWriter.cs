using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage.Keys;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>Writes the documents of one collection and keeps its indexes and counts in step. Each call writes all or nothing.</summary>
internal sealed class CollectionWriter(WriteSession session, string database, CollectionInfo collection)
{
    // One a secondary index: all keys are built, and so every refusal made, before the first write.
    private readonly IndexKeys[] _newKeys = [.. collection.Indexes.Select(static _ => new IndexKeys())];
    private readonly IndexKeys[] _oldKeys = [.. collection.Indexes.Select(static _ => new IndexKeys())];
    private CollectionInfo _collection = collection;

    public CollectionInfo Collection => _collection;

    public bool HasIndexes => _newKeys.Length > 0;

    private SqliteDb Db => session.Db;

    /// <summary>Inserts a document.</summary>
    /// <param name="bson">The document in its stored form.</param>
    /// <param name="intake">Where it was taken in: has its <c>_id</c>.</param>
    /// <exception cref="CommandException">A document with one of its unique keys is there.</exception>
    public void Insert(ReadOnlySpan<byte> bson, DocumentIntake intake)
    {
        if (_newKeys.Length > 0) BuildNewKeys(BsonDocument.Parse(bson), rowId: 0);
        Db.Statement(_collection.InsertSql).Bind(1, intake.IdKey).Bind(2, bson).Run();
        if (Db.Changes == 0) throw Duplicate("_id_", new BsonDocument { { "_id", 1 } }, new BsonDocument { { "_id", intake.Id } });
        long rowId = Db.LastInsertRowId;
        for (int i = 0; i < _newKeys.Length; i++) AddKeys(i, rowId, except: null);
        session.Grow(_collection, 1, bson.Length);
    }

    /// <summary>Replaces the content of a document; its <c>_id</c> stays.</summary>
    /// <param name="old">The document until now.</param>
    /// <param name="bson">The new content in its stored form.</param>
    /// <exception cref="CommandException">Another document has one of its unique keys.</exception>
    public void Replace(in StoredDocument old, ReadOnlySpan<byte> bson)
    {
        if (_newKeys.Length > 0) BuildNewKeys(BsonDocument.Parse(bson), old.RowId);
        for (int i = 0; i < _newKeys.Length; i++)
        {
            _oldKeys[i].Build(_collection.Indexes[i], old.Document);
            if (_oldKeys[i].SameAs(_newKeys[i])) continue;
            RemoveKeys(i, old.RowId, except: _newKeys[i]);
            AddKeys(i, old.RowId, except: _oldKeys[i]);
        }

        Db.Statement(_collection.UpdateSql).Bind(1, old.RowId).Bind(2, bson).Run();
        session.Grow(_collection, 0, bson.Length - old.Bytes);
    }

    public void Delete(in StoredDocument old)
    {
        for (int i = 0; i < _oldKeys.Length; i++)
        {
            _oldKeys[i].Build(_collection.Indexes[i], old.Document);
            RemoveKeys(i, old.RowId, except: null);
        }

        Db.Statement(_collection.DeleteSql).Bind(1, old.RowId).Run();
        session.Grow(_collection, -1, -old.Bytes);
    }

    public void DeleteAll()
    {
        CollectionSize size = session.SizeOf(_collection);
        foreach (IndexInfo index in _collection.Indexes) Db.Execute($"DELETE FROM {index.Table}");
        Db.Execute($"DELETE FROM {_collection.Table}");
        session.Grow(_collection, -size.Documents, -size.Bytes);
    }

    /// <summary>Fills the index at a position from the documents of the collection.</summary>
    /// <exception cref="CommandException">Two documents have the same unique key, or one holds parallel arrays.</exception>
    public void BuildIndex(int position, OperationContext operation)
    {
        IndexInfo index = _collection.Indexes[position];
        using SqliteStatement scan = Db.Rent($"SELECT id, bson FROM {_collection.Table}");
        while (scan.Step())
        {
            operation.ThrowIfInterrupted();
            BsonDocument document = BsonDocument.Parse(scan.Blob(1));
            _newKeys[position].Build(index, document);
            if (index.IsUnique) CheckUnique(position, document, scan.Int64(0));
            AddKeys(position, scan.Int64(0), except: null);
        }
    }

    private void BuildNewKeys(BsonDocument document, long rowId)
    {
        for (int i = 0; i < _newKeys.Length; i++)
        {
            _newKeys[i].Build(_collection.Indexes[i], document);
            if (_collection.Indexes[i].IsUnique) CheckUnique(i, document, rowId);
        }
    }

    private void AddKeys(int position, long rowId, IndexKeys? except)
    {
        IndexKeys keys = _newKeys[position];
        IndexInfo index = _collection.Indexes[position];
        if (keys.MetArray && !index.IsMultikey)
        {
            session.SetMultikey(_collection, index);
            _collection = session.Catalog.Find(_collection.Name)!;
        }

        for (int i = 0; i < keys.Count; i++)
            if (except is null || !except.Contains(keys[i])) Db.Statement(index.InsertSql).Bind(1, keys[i]).Bind(2, rowId).Run();
    }

    private void RemoveKeys(int position, long rowId, IndexKeys? except)
    {
        IndexKeys keys = _oldKeys[position];
        string sql = _collection.Indexes[position].DeleteSql;
        for (int i = 0; i < keys.Count; i++)
            if (except is null || !except.Contains(keys[i])) Db.Statement(sql).Bind(1, keys[i]).Bind(2, rowId).Run();
    }

    private void CheckUnique(int position, BsonDocument document, long rowId)
    {
        IndexInfo index = _collection.Indexes[position];
        IndexKeys keys = _newKeys[position];
        for (int i = 0; i < keys.Count; i++)
        {
            SqliteStatement find = Db.Statement(index.FindOtherSql).Bind(1, keys[i]).Bind(2, rowId);
            bool found = find.Step();
            find.Reset();
            if (found) throw Duplicate(index.Name, index.KeyPattern, IndexKeys.ValuesOf(index, document, keys[i]));
        }
    }

    private CommandException Duplicate(string index, BsonDocument keyPattern, BsonDocument keyValue) => new(
        ErrorCode.DuplicateKey,
        $"E11000 duplicate key error collection: {database}.{_collection.Name} index: {index} dup key: {keyValue.ToString()}")
    {
        Details = new BsonDocument { { "keyPattern", keyPattern }, { "keyValue", keyValue } },
    };
}
