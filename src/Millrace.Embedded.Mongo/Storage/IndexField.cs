using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>One field of an index key: a dotted path, and a direction or that it is kept by its place on the earth.</summary>
internal sealed class IndexField(string path, bool descending)
{
    /// <summary>The value of a geospatial field in a key pattern.</summary>
    public const string GeoKind = "2dsphere";

    public string Path { get; } = path;

    public string[] Segments { get; } = path.Split('.');

    public bool Descending { get; } = descending;

    public bool IsGeo { get; private init; }

    /// <summary>The field as a key pattern has it.</summary>
    public static IndexField Of(BsonElement element) => element.Value.IsString
        ? new IndexField(element.Name, descending: false) { IsGeo = true }
        : new IndexField(element.Name, element.Value.ToDouble() < 0);
}
