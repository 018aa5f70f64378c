using System.Collections.Immutable;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>A collection as the catalog knows it, with the statements of its table. Immutable.</summary>
internal sealed class CollectionInfo
{
    public CollectionInfo(long id, string name, Guid uuid, BsonDocument options, ImmutableArray<IndexInfo> indexes)
    {
        Id = id;
        Name = name;
        Uuid = uuid;
        Options = options;
        Indexes = indexes;
        Table = $"c_{id}";
        InsertSql = $"INSERT INTO {Table} (id_key, bson) VALUES (?1, ?2) ON CONFLICT (id_key) DO NOTHING";
        UpdateSql = $"UPDATE {Table} SET bson = ?2 WHERE id = ?1";
        DeleteSql = $"DELETE FROM {Table} WHERE id = ?1";
        FindByIdKeySql = $"SELECT id, bson FROM {Table} WHERE id_key = ?1";
        FindByRowSql = $"SELECT bson FROM {Table} WHERE id = ?1";
    }

    /// <summary>Never used again for another collection, also not after a drop.</summary>
    public long Id { get; }

    public string Name { get; }

    public Guid Uuid { get; }

    public BsonDocument Options { get; }

    /// <summary>The secondary indexes, in the order of their creation.</summary>
    public ImmutableArray<IndexInfo> Indexes { get; }

    public string Table { get; }

    public string InsertSql { get; }

    public string UpdateSql { get; }

    public string DeleteSql { get; }

    public string FindByIdKeySql { get; }

    public string FindByRowSql { get; }

    public CollectionInfo WithName(string name) => new(Id, name, Uuid, Options, Indexes);

    public CollectionInfo WithIndexes(ImmutableArray<IndexInfo> indexes) => new(Id, Name, Uuid, Options, indexes);
}
