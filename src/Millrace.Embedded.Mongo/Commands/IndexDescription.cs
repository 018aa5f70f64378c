using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>Indexes as listIndexes shows them.</summary>
internal static class IndexDescription
{
    public static BsonDocument OfId() => new() { { "v", 2 }, { "key", new BsonDocument { { "_id", 1 } } }, { "name", "_id_" } };

    public static BsonDocument Of(IndexInfo index)
    {
        BsonDocument description = new() { { "v", 2 }, { "key", index.KeyPattern }, { "name", index.Name } };
        foreach (BsonElement option in index.Spec)
            if (!description.ContainsKey(option.Name)) description.Add(option.Name, option.Value);
        return description;
    }
}
