namespace Millrace.Pipelines.Definition;

/// <summary>Names in a definition file.</summary>
internal static class DefinitionNames
{
    /// <summary>A collection, <c>database.collection</c>.</summary>
    public static CollectionName Collection(string text, string path)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot < text.Length - 1
            ? new CollectionName(text[..dot], text[(dot + 1)..])
            : throw DefinitionObject.Wrong(path, "must be database.collection");
    }
}
