using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>A secondary index as the catalog knows it. Immutable.</summary>
internal sealed class IndexInfo
{
    public IndexInfo(long id, BsonDocument spec, bool multikey)
    {
        Id = id;
        Spec = spec;
        IsMultikey = multikey;
        Name = spec["name"].AsString;
        KeyPattern = spec["key"].AsDocument;
        Fields = [.. KeyPattern.Select(IndexField.Of)];
        HasGeo = Fields.Any(static field => field.IsGeo);
        IsUnique = spec["unique"].IsTrue();
        IsSparse = spec["sparse"].IsTrue();
        if (spec.TryGetValue("partialFilterExpression", out BsonValue partial))
        {
            PartialFilter = partial.AsDocument;
            PartialMatcher = Matcher.Compile(PartialFilter);
        }

        Table = $"i_{id}";
        InsertSql = $"INSERT OR IGNORE INTO {Table} (key, doc) VALUES (?1, ?2)";
        DeleteSql = $"DELETE FROM {Table} WHERE key = ?1 AND doc = ?2";
        FindOtherSql = $"SELECT doc FROM {Table} WHERE key = ?1 AND doc <> ?2 LIMIT 1";
    }

    public long Id { get; }

    public string Name { get; }

    /// <summary>What listIndexes shows, without the version.</summary>
    public BsonDocument Spec { get; }

    public BsonDocument KeyPattern { get; }

    public IReadOnlyList<IndexField> Fields { get; }

    /// <summary>True when a field is kept by its place: then only documents that have one there are in the index.</summary>
    public bool HasGeo { get; }

    public bool IsUnique { get; }

    public bool IsSparse { get; }

    public BsonDocument? PartialFilter { get; }

    public Matcher? PartialMatcher { get; }

    /// <summary>True once a document put more than one key here: then bounds of several fields may not be combined.</summary>
    public bool IsMultikey { get; }

    public string Table { get; }

    public string InsertSql { get; }

    public string DeleteSql { get; }

    public string FindOtherSql { get; }

    public IndexInfo AsMultikey() => new(Id, Spec, multikey: true);
}
