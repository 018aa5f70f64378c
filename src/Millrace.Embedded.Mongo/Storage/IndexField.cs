namespace Millrace.Embedded.Mongo.Storage;

/// <summary>One field of an index key: a dotted path and a direction.</summary>
internal sealed class IndexField(string path, bool descending)
{
    public string Path { get; } = path;

    public string[] Segments { get; } = path.Split('.');

    public bool Descending { get; } = descending;
}
