using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>Paths through documents alone (not arrays). Changes copy the documents on the way and share the rest.</summary>
internal static class DottedPath
{
    /// <summary>The value at the path; missing when a document on the way is none.</summary>
    public static BsonValue Get(BsonDocument document, string[] path)
    {
        for (var i = 0; i < path.Length - 1; i++)
        {
            var inner = document[path[i]];
            if (inner.Type != BsonType.Document)
            {
                return default;
            }

            document = inner.AsDocument;
        }

        return document[path[^1]];
    }

    /// <summary>A document with the value at the path; what is on the way and no document gives way to one.</summary>
    public static BsonDocument Set(BsonDocument document, string[] path, BsonValue value) => Set(document, path, 0, value);

    /// <summary>A document without the path.</summary>
    public static BsonDocument Remove(BsonDocument document, string[] path) => Remove(document, path, 0);

    private static BsonDocument Set(BsonDocument document, string[] path, int index, BsonValue value)
    {
        var copy = new BsonDocument(document);
        var name = path[index];
        if (index == path.Length - 1)
        {
            copy[name] = value;
            return copy;
        }

        var inner = document[name];
        copy[name] = Set(inner.Type == BsonType.Document ? inner.AsDocument : [], path, index + 1, value);
        return copy;
    }

    private static BsonDocument Remove(BsonDocument document, string[] path, int index)
    {
        var copy = new BsonDocument(document);
        var name = path[index];
        if (index == path.Length - 1)
        {
            copy.Remove(name);
        }
        else if (document[name] is { Type: BsonType.Document } inner)
        {
            copy[name] = Remove(inner.AsDocument, path, index + 1);
        }

        return copy;
    }
}
