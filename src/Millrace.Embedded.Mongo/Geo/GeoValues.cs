using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Geo;

/// <summary>
/// The values that may be locations at a path: through documents and arrays of documents, but an array at its end is one value.
/// </summary>
internal static class GeoValues
{
    public static IEnumerable<BsonValue> At(BsonDocument document, string path)
    {
        // The common case without an array on the way needs no list.
        BsonValue value = document;
        foreach (string name in path.Split('.'))
        {
            if (value.IsArray) return Below(document, path.Split('.'), 0);
            value = value.IsDocument ? value.AsDocument[name] : default;
        }

        return value.IsMissing ? [] : [value];
    }

    private static IEnumerable<BsonValue> Below(BsonValue value, string[] path, int next)
    {
        if (next == path.Length) return value.IsMissing ? [] : [value];
        if (value.IsDocument) return Below(value.AsDocument[path[next]], path, next + 1);
        return value.IsArray
            ? value.AsArray.Where(static element => element.IsDocument).SelectMany(element => Below(element, path, next))
            : [];
    }
}
