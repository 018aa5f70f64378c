using System.Collections.Immutable;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>
/// The collections and indexes of one database at one version. Immutable; the version is SQLite's user_version, which every change of
/// the catalog raises in its own transaction, so a reader can tell whether the catalog it holds belongs to its snapshot.
/// </summary>
internal sealed record Catalog(long Version, ImmutableSortedDictionary<string, CollectionInfo> Collections)
{
    public static readonly Catalog Empty =
        new(0, ImmutableSortedDictionary<string, CollectionInfo>.Empty.WithComparers(StringComparer.Ordinal));

    public CollectionInfo? Find(string name) => Collections.GetValueOrDefault(name);

    public Catalog With(CollectionInfo collection) => this with { Collections = Collections.SetItem(collection.Name, collection) };

    public Catalog Without(string name) => this with { Collections = Collections.Remove(name) };

    public static long ReadVersion(SqliteDb db) => db.QueryInt64("PRAGMA user_version");

    /// <summary>Reads the catalog as the open transaction sees it.</summary>
    public static Catalog Read(SqliteDb db)
    {
        Dictionary<long, List<IndexInfo>> indexes = [];
        SqliteStatement statement = db.Statement("SELECT id, collection_id, spec, multikey FROM indexes ORDER BY id");
        while (statement.Step())
        {
            IndexInfo index = new(statement.Int64(0), BsonDocument.Parse(statement.Blob(2)), statement.Int64(3) != 0);
            if (!indexes.TryGetValue(statement.Int64(1), out List<IndexInfo>? ofCollection))
                indexes.Add(statement.Int64(1), ofCollection = []);
            ofCollection.Add(index);
        }

        statement.Reset();
        Catalog catalog = Empty with { Version = ReadVersion(db) };
        statement = db.Statement("SELECT id, name, uuid, options FROM collections");
        while (statement.Step())
        {
            long id = statement.Int64(0);
            catalog = catalog.With(new CollectionInfo(
                id,
                statement.Text(1),
                new Guid(statement.Blob(2)),
                BsonDocument.Parse(statement.Blob(3)),
                indexes.TryGetValue(id, out List<IndexInfo>? ofCollection) ? [.. ofCollection] : []));
        }

        statement.Reset();
        return catalog;
    }
}
